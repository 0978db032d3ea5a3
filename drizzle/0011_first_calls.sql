ALTER TABLE `leads` ADD `first_call_at` text;
--> statement-breakpoint
ALTER TABLE `leads` ADD `first_call_wait` integer GENERATED ALWAYS AS (max(0, cast(round((julianday(first_call_at) - julianday(created_at)) * 86400000) as integer) / 1000)) VIRTUAL;
--> statement-breakpoint
ALTER TABLE `leads` ADD `first_call` text GENERATED ALWAYS AS (case when first_call_at is null then 'none' when first_call_wait <= 300 then '5-minutes'
        when first_call_wait <= 3600 then 'hour' when first_call_wait <= 86400 then 'day' else 'later' end) VIRTUAL;
--> statement-breakpoint
-- Before the indexes, which it would change row by row.
UPDATE leads SET first_call_at = first.at
FROM (SELECT lead_id, min(start_time) AS at FROM calls WHERE deleted_at IS NULL GROUP BY lead_id) first
WHERE leads.id = first.lead_id;
--> statement-breakpoint
CREATE INDEX `leads_first_call_created` ON `leads` (`first_call`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;
--> statement-breakpoint
CREATE INDEX `leads_assigned_first_call_created` ON `leads` (`assigned_to`,`first_call`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;
--> statement-breakpoint
ALTER TABLE `lead_day_totals` ADD `waited` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `lead_day_totals` ADD `first_5_minutes` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `lead_day_totals` ADD `first_hour` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `lead_day_totals` ADD `first_day` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `lead_day_totals` ADD `first_later` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
insert into lead_day_totals (version, industry, source, day, user_id, created, won, waited, first_5_minutes, first_hour, first_day, first_later)
  select c.version, industry.value, source.value, day.value, person.value, sum(0), sum(0), sum(c.sign * coalesce(c.first_call_wait, 0)), sum(c.sign * (c.first_call is '5-minutes')), sum(c.sign * (c.first_call is 'hour')), sum(c.sign * (c.first_call is 'day')), sum(c.sign * (c.first_call is 'later'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select 1 as sign, id, assigned_to, created_at, industry, source, first_call, first_call_wait from leads where deleted_at is null and first_call_at is not null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5 having sum(c.sign * coalesce(c.first_call_wait, 0)) <> 0 or sum(c.sign * (c.first_call is '5-minutes')) <> 0 or sum(c.sign * (c.first_call is 'hour')) <> 0 or sum(c.sign * (c.first_call is 'day')) <> 0 or sum(c.sign * (c.first_call is 'later')) <> 0
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won, waited = waited + excluded.waited, first_5_minutes = first_5_minutes + excluded.first_5_minutes, first_hour = first_hour + excluded.first_hour, first_day = first_day + excluded.first_day, first_later = first_later + excluded.first_later;
--> statement-breakpoint
-- A lead's first call follows its calls, inside the same transaction. Only a call that becomes the first writes to the lead.
CREATE TRIGGER calls_first_inserted AFTER INSERT ON calls WHEN new.deleted_at is null BEGIN
update leads set first_call_at = new.start_time
  where id = new.lead_id and (first_call_at is null or first_call_at > new.start_time);
END;
--> statement-breakpoint
CREATE TRIGGER calls_first_changed AFTER UPDATE OF lead_id, start_time, deleted_at ON calls
WHEN old.lead_id is not new.lead_id or old.start_time is not new.start_time or old.deleted_at is not new.deleted_at
BEGIN
update leads set first_call_at = (select min(start_time) from calls where lead_id = new.lead_id and deleted_at is null)
  where id = new.lead_id and first_call_at is not (select min(start_time) from calls where lead_id = new.lead_id and deleted_at is null);
update leads set first_call_at = (select min(start_time) from calls where lead_id = old.lead_id and deleted_at is null)
  where id = old.lead_id and first_call_at is not (select min(start_time) from calls where lead_id = old.lead_id and deleted_at is null);
END;
--> statement-breakpoint
CREATE TRIGGER calls_first_removed AFTER DELETE ON calls WHEN old.deleted_at is null BEGIN
update leads set first_call_at = (select min(start_time) from calls where lead_id = old.lead_id and deleted_at is null)
  where id = old.lead_id and first_call_at is not (select min(start_time) from calls where lead_id = old.lead_id and deleted_at is null);
END;
--> statement-breakpoint
-- Where rows are put back from elsewhere, calls may stand before their lead.
CREATE TRIGGER leads_first_inserted AFTER INSERT ON leads
WHEN exists (select 1 from calls where lead_id = new.id and deleted_at is null)
BEGIN
update leads set first_call_at = (select min(start_time) from calls where lead_id = new.id and deleted_at is null)
  where id = new.id;
END;
--> statement-breakpoint
-- Written by lib/analytics/totals.ts; tests/workers/totals.test.ts holds them to it.
CREATE TRIGGER leads_called_counted AFTER INSERT ON leads WHEN new.deleted_at is null and new.first_call_at is not null BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won, waited, first_5_minutes, first_hour, first_day, first_later)
  select c.version, industry.value, source.value, day.value, person.value, sum(0), sum(0), sum(c.sign * coalesce(c.first_call_wait, 0)), sum(c.sign * (c.first_call is '5-minutes')), sum(c.sign * (c.first_call is 'hour')), sum(c.sign * (c.first_call is 'day')), sum(c.sign * (c.first_call is 'later'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.industry as industry, new.source as source, new.first_call as first_call, new.first_call_wait as first_call_wait where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5 having sum(c.sign * coalesce(c.first_call_wait, 0)) <> 0 or sum(c.sign * (c.first_call is '5-minutes')) <> 0 or sum(c.sign * (c.first_call is 'hour')) <> 0 or sum(c.sign * (c.first_call is 'day')) <> 0 or sum(c.sign * (c.first_call is 'later')) <> 0
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won, waited = waited + excluded.waited, first_5_minutes = first_5_minutes + excluded.first_5_minutes, first_hour = first_hour + excluded.first_hour, first_day = first_day + excluded.first_day, first_later = first_later + excluded.first_later;
END;
--> statement-breakpoint
CREATE TRIGGER leads_called_recounted AFTER UPDATE OF assigned_to, created_at, industry, source, deleted_at, first_call_at ON leads
WHEN (old.first_call_at is not null or new.first_call_at is not null) and (old.assigned_to is not new.assigned_to or old.created_at is not new.created_at or old.industry is not new.industry or old.source is not new.source or old.deleted_at is not new.deleted_at or old.first_call_at is not new.first_call_at)
BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won, waited, first_5_minutes, first_hour, first_day, first_later)
  select c.version, industry.value, source.value, day.value, person.value, sum(0), sum(0), sum(c.sign * coalesce(c.first_call_wait, 0)), sum(c.sign * (c.first_call is '5-minutes')), sum(c.sign * (c.first_call is 'hour')), sum(c.sign * (c.first_call is 'day')), sum(c.sign * (c.first_call is 'later'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.industry as industry, old.source as source, old.first_call as first_call, old.first_call_wait as first_call_wait where old.deleted_at is null union all select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.industry as industry, new.source as source, new.first_call as first_call, new.first_call_wait as first_call_wait where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5 having sum(c.sign * coalesce(c.first_call_wait, 0)) <> 0 or sum(c.sign * (c.first_call is '5-minutes')) <> 0 or sum(c.sign * (c.first_call is 'hour')) <> 0 or sum(c.sign * (c.first_call is 'day')) <> 0 or sum(c.sign * (c.first_call is 'later')) <> 0
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won, waited = waited + excluded.waited, first_5_minutes = first_5_minutes + excluded.first_5_minutes, first_hour = first_hour + excluded.first_hour, first_day = first_day + excluded.first_day, first_later = first_later + excluded.first_later;
END;
--> statement-breakpoint
CREATE TRIGGER leads_called_uncounted AFTER DELETE ON leads WHEN old.deleted_at is null and old.first_call_at is not null BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won, waited, first_5_minutes, first_hour, first_day, first_later)
  select c.version, industry.value, source.value, day.value, person.value, sum(0), sum(0), sum(c.sign * coalesce(c.first_call_wait, 0)), sum(c.sign * (c.first_call is '5-minutes')), sum(c.sign * (c.first_call is 'hour')), sum(c.sign * (c.first_call is 'day')), sum(c.sign * (c.first_call is 'later'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.industry as industry, old.source as source, old.first_call as first_call, old.first_call_wait as first_call_wait where old.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5 having sum(c.sign * coalesce(c.first_call_wait, 0)) <> 0 or sum(c.sign * (c.first_call is '5-minutes')) <> 0 or sum(c.sign * (c.first_call is 'hour')) <> 0 or sum(c.sign * (c.first_call is 'day')) <> 0 or sum(c.sign * (c.first_call is 'later')) <> 0
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won, waited = waited + excluded.waited, first_5_minutes = first_5_minutes + excluded.first_5_minutes, first_hour = first_hour + excluded.first_hour, first_day = first_day + excluded.first_day, first_later = first_later + excluded.first_later;
END;
