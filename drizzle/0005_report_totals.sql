CREATE TABLE `call_totals` (
	`version` integer NOT NULL,
	`industry` text NOT NULL,
	`source` text NOT NULL,
	`day` text NOT NULL,
	`user_id` text NOT NULL,
	`calls` integer NOT NULL,
	`timed` integer NOT NULL,
	`seconds` integer NOT NULL,
	`demo_booked` integer NOT NULL,
	`follow_up_scheduled` integer NOT NULL,
	`callback_requested` integer NOT NULL,
	`no_answer` integer NOT NULL,
	`busy` integer NOT NULL,
	`not_interested` integer NOT NULL,
	`h0` integer NOT NULL,
	`h1` integer NOT NULL,
	`h2` integer NOT NULL,
	`h3` integer NOT NULL,
	`h4` integer NOT NULL,
	`h5` integer NOT NULL,
	`h6` integer NOT NULL,
	`h7` integer NOT NULL,
	`h8` integer NOT NULL,
	`h9` integer NOT NULL,
	`h10` integer NOT NULL,
	`h11` integer NOT NULL,
	`h12` integer NOT NULL,
	`h13` integer NOT NULL,
	`h14` integer NOT NULL,
	`h15` integer NOT NULL,
	`h16` integer NOT NULL,
	`h17` integer NOT NULL,
	`h18` integer NOT NULL,
	`h19` integer NOT NULL,
	`h20` integer NOT NULL,
	`h21` integer NOT NULL,
	`h22` integer NOT NULL,
	`h23` integer NOT NULL,
	PRIMARY KEY(`version`, `industry`, `source`, `day`, `user_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lead_day_totals` (
	`version` integer NOT NULL,
	`industry` text NOT NULL,
	`source` text NOT NULL,
	`day` text NOT NULL,
	`user_id` text NOT NULL,
	`created` integer NOT NULL,
	`won` integer NOT NULL,
	PRIMARY KEY(`version`, `industry`, `source`, `day`, `user_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lead_totals` (
	`industry` text NOT NULL,
	`source` text NOT NULL,
	`user_id` text NOT NULL,
	`status` text NOT NULL,
	`leads` integer NOT NULL,
	`value` integer NOT NULL,
	`weighted` integer NOT NULL,
	PRIMARY KEY(`industry`, `source`, `user_id`, `status`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `report_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`time_zone` text NOT NULL,
	`state` text NOT NULL,
	`calls_through` text NOT NULL,
	`leads_through` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `zone_offsets` (
	`version` integer NOT NULL,
	`from_time` text NOT NULL,
	`seconds` integer NOT NULL,
	PRIMARY KEY(`version`, `from_time`)
) WITHOUT ROWID;
--> statement-breakpoint
-- Where there is nothing to count yet, the first version is complete; elsewhere the figures are filled in passing.
INSERT INTO report_versions (time_zone, state, calls_through, leads_through)
SELECT time_zone, 'active', '~', '~' FROM settings
WHERE time_zone = 'Asia/Dubai' AND NOT EXISTS (SELECT 1 FROM calls) AND NOT EXISTS (SELECT 1 FROM leads);
--> statement-breakpoint
INSERT INTO zone_offsets (version, from_time, seconds) SELECT id, '', 14400 FROM report_versions;
--> statement-breakpoint
-- Written by lib/analytics/totals.ts; tests/workers/totals.test.ts holds them to it.
CREATE TRIGGER calls_counted AFTER INSERT ON calls WHEN new.deleted_at is null BEGIN
insert into call_totals (version, industry, source, day, user_id, calls, timed, seconds, demo_booked, follow_up_scheduled, callback_requested, no_answer, busy, not_interested, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13, h14, h15, h16, h17, h18, h19, h20, h21, h22, h23)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.duration is not null)), sum(c.sign * coalesce(c.duration, 0)), sum(c.sign * (c.outcome is 'demo-booked')), sum(c.sign * (c.outcome is 'follow-up-scheduled')), sum(c.sign * (c.outcome is 'callback-requested')), sum(c.sign * (c.outcome is 'no-answer')), sum(c.sign * (c.outcome is 'busy')), sum(c.sign * (c.outcome is 'not-interested')), sum(c.sign * (c.hour = 0)), sum(c.sign * (c.hour = 1)), sum(c.sign * (c.hour = 2)), sum(c.sign * (c.hour = 3)), sum(c.sign * (c.hour = 4)), sum(c.sign * (c.hour = 5)), sum(c.sign * (c.hour = 6)), sum(c.sign * (c.hour = 7)), sum(c.sign * (c.hour = 8)), sum(c.sign * (c.hour = 9)), sum(c.sign * (c.hour = 10)), sum(c.sign * (c.hour = 11)), sum(c.sign * (c.hour = 12)), sum(c.sign * (c.hour = 13)), sum(c.sign * (c.hour = 14)), sum(c.sign * (c.hour = 15)), sum(c.sign * (c.hour = 16)), sum(c.sign * (c.hour = 17)), sum(c.sign * (c.hour = 18)), sum(c.sign * (c.hour = 19)), sum(c.sign * (c.hour = 20)), sum(c.sign * (c.hour = 21)), sum(c.sign * (c.hour = 22)), sum(c.sign * (c.hour = 23))
  from (select c.*, cast(substr(c.local, 12, 2) as integer) as hour from
    (select c.*, v.id as version, datetime(c.start_time, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.start_time order by z.from_time desc limit 1) || ' seconds') as local
      from (select 1 as sign, new.id as id, new.user_id as user_id, new.start_time as start_time, new.duration as duration, new.outcome as outcome, new.industry as industry, new.source as source where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.user_id, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set calls = calls + excluded.calls, timed = timed + excluded.timed, seconds = seconds + excluded.seconds, demo_booked = demo_booked + excluded.demo_booked, follow_up_scheduled = follow_up_scheduled + excluded.follow_up_scheduled, callback_requested = callback_requested + excluded.callback_requested, no_answer = no_answer + excluded.no_answer, busy = busy + excluded.busy, not_interested = not_interested + excluded.not_interested, h0 = h0 + excluded.h0, h1 = h1 + excluded.h1, h2 = h2 + excluded.h2, h3 = h3 + excluded.h3, h4 = h4 + excluded.h4, h5 = h5 + excluded.h5, h6 = h6 + excluded.h6, h7 = h7 + excluded.h7, h8 = h8 + excluded.h8, h9 = h9 + excluded.h9, h10 = h10 + excluded.h10, h11 = h11 + excluded.h11, h12 = h12 + excluded.h12, h13 = h13 + excluded.h13, h14 = h14 + excluded.h14, h15 = h15 + excluded.h15, h16 = h16 + excluded.h16, h17 = h17 + excluded.h17, h18 = h18 + excluded.h18, h19 = h19 + excluded.h19, h20 = h20 + excluded.h20, h21 = h21 + excluded.h21, h22 = h22 + excluded.h22, h23 = h23 + excluded.h23;
END;
--> statement-breakpoint
CREATE TRIGGER calls_recounted AFTER UPDATE OF user_id, start_time, duration, outcome, industry, source, deleted_at ON calls
WHEN old.user_id is not new.user_id or old.start_time is not new.start_time or old.duration is not new.duration or old.outcome is not new.outcome or old.industry is not new.industry or old.source is not new.source or old.deleted_at is not new.deleted_at
BEGIN
insert into call_totals (version, industry, source, day, user_id, calls, timed, seconds, demo_booked, follow_up_scheduled, callback_requested, no_answer, busy, not_interested, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13, h14, h15, h16, h17, h18, h19, h20, h21, h22, h23)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.duration is not null)), sum(c.sign * coalesce(c.duration, 0)), sum(c.sign * (c.outcome is 'demo-booked')), sum(c.sign * (c.outcome is 'follow-up-scheduled')), sum(c.sign * (c.outcome is 'callback-requested')), sum(c.sign * (c.outcome is 'no-answer')), sum(c.sign * (c.outcome is 'busy')), sum(c.sign * (c.outcome is 'not-interested')), sum(c.sign * (c.hour = 0)), sum(c.sign * (c.hour = 1)), sum(c.sign * (c.hour = 2)), sum(c.sign * (c.hour = 3)), sum(c.sign * (c.hour = 4)), sum(c.sign * (c.hour = 5)), sum(c.sign * (c.hour = 6)), sum(c.sign * (c.hour = 7)), sum(c.sign * (c.hour = 8)), sum(c.sign * (c.hour = 9)), sum(c.sign * (c.hour = 10)), sum(c.sign * (c.hour = 11)), sum(c.sign * (c.hour = 12)), sum(c.sign * (c.hour = 13)), sum(c.sign * (c.hour = 14)), sum(c.sign * (c.hour = 15)), sum(c.sign * (c.hour = 16)), sum(c.sign * (c.hour = 17)), sum(c.sign * (c.hour = 18)), sum(c.sign * (c.hour = 19)), sum(c.sign * (c.hour = 20)), sum(c.sign * (c.hour = 21)), sum(c.sign * (c.hour = 22)), sum(c.sign * (c.hour = 23))
  from (select c.*, cast(substr(c.local, 12, 2) as integer) as hour from
    (select c.*, v.id as version, datetime(c.start_time, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.start_time order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.user_id as user_id, old.start_time as start_time, old.duration as duration, old.outcome as outcome, old.industry as industry, old.source as source where old.deleted_at is null union all select 1 as sign, new.id as id, new.user_id as user_id, new.start_time as start_time, new.duration as duration, new.outcome as outcome, new.industry as industry, new.source as source where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.user_id, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set calls = calls + excluded.calls, timed = timed + excluded.timed, seconds = seconds + excluded.seconds, demo_booked = demo_booked + excluded.demo_booked, follow_up_scheduled = follow_up_scheduled + excluded.follow_up_scheduled, callback_requested = callback_requested + excluded.callback_requested, no_answer = no_answer + excluded.no_answer, busy = busy + excluded.busy, not_interested = not_interested + excluded.not_interested, h0 = h0 + excluded.h0, h1 = h1 + excluded.h1, h2 = h2 + excluded.h2, h3 = h3 + excluded.h3, h4 = h4 + excluded.h4, h5 = h5 + excluded.h5, h6 = h6 + excluded.h6, h7 = h7 + excluded.h7, h8 = h8 + excluded.h8, h9 = h9 + excluded.h9, h10 = h10 + excluded.h10, h11 = h11 + excluded.h11, h12 = h12 + excluded.h12, h13 = h13 + excluded.h13, h14 = h14 + excluded.h14, h15 = h15 + excluded.h15, h16 = h16 + excluded.h16, h17 = h17 + excluded.h17, h18 = h18 + excluded.h18, h19 = h19 + excluded.h19, h20 = h20 + excluded.h20, h21 = h21 + excluded.h21, h22 = h22 + excluded.h22, h23 = h23 + excluded.h23;
END;
--> statement-breakpoint
CREATE TRIGGER calls_uncounted AFTER DELETE ON calls WHEN old.deleted_at is null BEGIN
insert into call_totals (version, industry, source, day, user_id, calls, timed, seconds, demo_booked, follow_up_scheduled, callback_requested, no_answer, busy, not_interested, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13, h14, h15, h16, h17, h18, h19, h20, h21, h22, h23)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.duration is not null)), sum(c.sign * coalesce(c.duration, 0)), sum(c.sign * (c.outcome is 'demo-booked')), sum(c.sign * (c.outcome is 'follow-up-scheduled')), sum(c.sign * (c.outcome is 'callback-requested')), sum(c.sign * (c.outcome is 'no-answer')), sum(c.sign * (c.outcome is 'busy')), sum(c.sign * (c.outcome is 'not-interested')), sum(c.sign * (c.hour = 0)), sum(c.sign * (c.hour = 1)), sum(c.sign * (c.hour = 2)), sum(c.sign * (c.hour = 3)), sum(c.sign * (c.hour = 4)), sum(c.sign * (c.hour = 5)), sum(c.sign * (c.hour = 6)), sum(c.sign * (c.hour = 7)), sum(c.sign * (c.hour = 8)), sum(c.sign * (c.hour = 9)), sum(c.sign * (c.hour = 10)), sum(c.sign * (c.hour = 11)), sum(c.sign * (c.hour = 12)), sum(c.sign * (c.hour = 13)), sum(c.sign * (c.hour = 14)), sum(c.sign * (c.hour = 15)), sum(c.sign * (c.hour = 16)), sum(c.sign * (c.hour = 17)), sum(c.sign * (c.hour = 18)), sum(c.sign * (c.hour = 19)), sum(c.sign * (c.hour = 20)), sum(c.sign * (c.hour = 21)), sum(c.sign * (c.hour = 22)), sum(c.sign * (c.hour = 23))
  from (select c.*, cast(substr(c.local, 12, 2) as integer) as hour from
    (select c.*, v.id as version, datetime(c.start_time, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.start_time order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.user_id as user_id, old.start_time as start_time, old.duration as duration, old.outcome as outcome, old.industry as industry, old.source as source where old.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.user_id, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set calls = calls + excluded.calls, timed = timed + excluded.timed, seconds = seconds + excluded.seconds, demo_booked = demo_booked + excluded.demo_booked, follow_up_scheduled = follow_up_scheduled + excluded.follow_up_scheduled, callback_requested = callback_requested + excluded.callback_requested, no_answer = no_answer + excluded.no_answer, busy = busy + excluded.busy, not_interested = not_interested + excluded.not_interested, h0 = h0 + excluded.h0, h1 = h1 + excluded.h1, h2 = h2 + excluded.h2, h3 = h3 + excluded.h3, h4 = h4 + excluded.h4, h5 = h5 + excluded.h5, h6 = h6 + excluded.h6, h7 = h7 + excluded.h7, h8 = h8 + excluded.h8, h9 = h9 + excluded.h9, h10 = h10 + excluded.h10, h11 = h11 + excluded.h11, h12 = h12 + excluded.h12, h13 = h13 + excluded.h13, h14 = h14 + excluded.h14, h15 = h15 + excluded.h15, h16 = h16 + excluded.h16, h17 = h17 + excluded.h17, h18 = h18 + excluded.h18, h19 = h19 + excluded.h19, h20 = h20 + excluded.h20, h21 = h21 + excluded.h21, h22 = h22 + excluded.h22, h23 = h23 + excluded.h23;
END;
--> statement-breakpoint
CREATE TRIGGER leads_counted AFTER INSERT ON leads WHEN new.deleted_at is null BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.status = 'closed-won'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won;
insert into lead_totals (industry, source, user_id, status, leads, value, weighted)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer))
  from (select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set leads = leads + excluded.leads, value = value + excluded.value, weighted = weighted + excluded.weighted;
END;
--> statement-breakpoint
CREATE TRIGGER leads_recounted AFTER UPDATE OF assigned_to, created_at, status, industry, source, estimated_value, probability, deleted_at ON leads
WHEN old.assigned_to is not new.assigned_to or old.created_at is not new.created_at or old.status is not new.status or old.industry is not new.industry or old.source is not new.source or old.estimated_value is not new.estimated_value or old.probability is not new.probability or old.deleted_at is not new.deleted_at
BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.status = 'closed-won'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null union all select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won;
insert into lead_totals (industry, source, user_id, status, leads, value, weighted)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer))
  from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null union all select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set leads = leads + excluded.leads, value = value + excluded.value, weighted = weighted + excluded.weighted;
END;
--> statement-breakpoint
CREATE TRIGGER leads_uncounted AFTER DELETE ON leads WHEN old.deleted_at is null BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.status = 'closed-won'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won;
insert into lead_totals (industry, source, user_id, status, leads, value, weighted)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer))
  from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set leads = leads + excluded.leads, value = value + excluded.value, weighted = weighted + excluded.weighted;
END;
