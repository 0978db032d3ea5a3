CREATE TABLE `lead_close_totals` (
	`version` integer NOT NULL,
	`industry` text NOT NULL,
	`source` text NOT NULL,
	`day` text NOT NULL,
	`user_id` text NOT NULL,
	`won` integer NOT NULL,
	`won_value` integer NOT NULL,
	`lost` integer NOT NULL,
	PRIMARY KEY(`version`, `industry`, `source`, `day`, `user_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pipeline_snapshots` (
	`month` text NOT NULL,
	`user_id` text NOT NULL,
	`leads` integer NOT NULL,
	`value` integer NOT NULL,
	`weighted` integer NOT NULL,
	`taken_at` text NOT NULL,
	PRIMARY KEY(`month`, `user_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `leads` ADD `closed_at` text;
--> statement-breakpoint
ALTER TABLE `lead_totals` ADD `unweighed` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- When each closed lead was closed: by the log, and where that is not told, by its last change.
UPDATE leads SET closed_at = coalesce((SELECT l.created_at FROM activity_log l WHERE l.entity = 'lead' AND l.entity_id = leads.id
  AND l.new_values ->> 'status' = leads.status ORDER BY l.seq DESC LIMIT 1), updated_at)
WHERE status IN ('closed-won', 'closed-lost');
--> statement-breakpoint
CREATE INDEX `leads_won` ON `leads` (`closed_at`,`id`) WHERE "leads"."deleted_at" is null and +"leads"."status" = 'closed-won';
--> statement-breakpoint
CREATE INDEX `leads_lost` ON `leads` (`closed_at`,`id`) WHERE "leads"."deleted_at" is null and +"leads"."status" = 'closed-lost';
--> statement-breakpoint
CREATE INDEX `leads_assigned_won` ON `leads` (`assigned_to`,`closed_at`,`id`) WHERE "leads"."deleted_at" is null and +"leads"."status" = 'closed-won';
--> statement-breakpoint
CREATE INDEX `leads_assigned_lost` ON `leads` (`assigned_to`,`closed_at`,`id`) WHERE "leads"."deleted_at" is null and +"leads"."status" = 'closed-lost';
--> statement-breakpoint
CREATE INDEX `leads_unweighed` ON `leads` (`created_at`,`id`) WHERE "leads"."deleted_at" is null and "leads"."status" not in ('closed-won', 'closed-lost') and ("leads"."estimated_value" is null or "leads"."probability" is null);
--> statement-breakpoint
CREATE INDEX `leads_assigned_unweighed` ON `leads` (`assigned_to`,`created_at`,`id`) WHERE "leads"."deleted_at" is null and "leads"."status" not in ('closed-won', 'closed-lost') and ("leads"."estimated_value" is null or "leads"."probability" is null);
--> statement-breakpoint
-- Written by lib/analytics/totals.ts and db/report-triggers.ts; tests/workers/totals.test.ts holds them to it.
insert into lead_close_totals (version, industry, source, day, user_id, won, won_value, lost)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign * (c.status = 'closed-won')), sum(c.sign * (c.status = 'closed-won') * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * (c.status = 'closed-lost'))
  from (select c.*, v.id as version, datetime(c.closed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.closed_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select 1 as sign, id, assigned_to, closed_at, status, industry, source, estimated_value, probability from leads
  where deleted_at is null) c join report_versions v on c.closed_at is not null and (v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through))) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set won = won + excluded.won, won_value = won_value + excluded.won_value, lost = lost + excluded.lost;
--> statement-breakpoint
insert into lead_totals (industry, source, user_id, status, leads, value, weighted, unweighed)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer)), sum(c.sign * (c.estimated_value is null or c.probability is null))
  from (select 1 as sign, id, assigned_to, closed_at, status, industry, source, estimated_value, probability from leads
  where deleted_at is null and (estimated_value is null or probability is null)) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set unweighed = excluded.unweighed;
--> statement-breakpoint
DROP TRIGGER leads_counted;
--> statement-breakpoint
DROP TRIGGER leads_recounted;
--> statement-breakpoint
DROP TRIGGER leads_uncounted;
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
insert into lead_totals (industry, source, user_id, status, leads, value, weighted, unweighed)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer)), sum(c.sign * (c.estimated_value is null or c.probability is null))
  from (select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set leads = leads + excluded.leads, value = value + excluded.value, weighted = weighted + excluded.weighted, unweighed = unweighed + excluded.unweighed;
END;
--> statement-breakpoint
CREATE TRIGGER leads_recounted AFTER UPDATE OF assigned_to, created_at, status, industry, source, estimated_value, probability, deleted_at ON leads WHEN old.assigned_to is not new.assigned_to or old.created_at is not new.created_at or old.status is not new.status or old.industry is not new.industry or old.source is not new.source or old.estimated_value is not new.estimated_value or old.probability is not new.probability or old.deleted_at is not new.deleted_at BEGIN
insert into lead_day_totals (version, industry, source, day, user_id, created, won)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign), sum(c.sign * (c.status = 'closed-won'))
  from (select c.*, v.id as version, datetime(c.created_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.created_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null union all select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through)) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set created = created + excluded.created, won = won + excluded.won;
insert into lead_totals (industry, source, user_id, status, leads, value, weighted, unweighed)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer)), sum(c.sign * (c.estimated_value is null or c.probability is null))
  from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null union all select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.created_at as created_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value, new.probability as probability where new.deleted_at is null) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set leads = leads + excluded.leads, value = value + excluded.value, weighted = weighted + excluded.weighted, unweighed = unweighed + excluded.unweighed;
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
insert into lead_totals (industry, source, user_id, status, leads, value, weighted, unweighed)
  select industry.value, source.value, person.value, c.status, sum(c.sign), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * cast(round(coalesce(c.estimated_value, 0) * coalesce(c.probability, 0)) as integer)), sum(c.sign * (c.estimated_value is null or c.probability is null))
  from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.created_at as created_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value, old.probability as probability where old.deleted_at is null) c, json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person
  where true group by 1, 2, 3, 4
  on conflict (industry, source, user_id, status) do update set leads = leads + excluded.leads, value = value + excluded.value, weighted = weighted + excluded.weighted, unweighed = unweighed + excluded.unweighed;
END;
--> statement-breakpoint
CREATE TRIGGER leads_closing_counted AFTER INSERT ON leads WHEN new.deleted_at is null and new.closed_at is not null BEGIN
insert into lead_close_totals (version, industry, source, day, user_id, won, won_value, lost)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign * (c.status = 'closed-won')), sum(c.sign * (c.status = 'closed-won') * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * (c.status = 'closed-lost'))
  from (select c.*, v.id as version, datetime(c.closed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.closed_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.closed_at as closed_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value where new.deleted_at is null and new.closed_at is not null) c join report_versions v on c.closed_at is not null and (v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through))) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set won = won + excluded.won, won_value = won_value + excluded.won_value, lost = lost + excluded.lost;
END;
--> statement-breakpoint
CREATE TRIGGER leads_closing_recounted AFTER UPDATE OF assigned_to, closed_at, status, industry, source, estimated_value, deleted_at ON leads WHEN old.assigned_to is not new.assigned_to or old.closed_at is not new.closed_at or old.status is not new.status or old.industry is not new.industry or old.source is not new.source or old.estimated_value is not new.estimated_value or old.deleted_at is not new.deleted_at BEGIN
insert into lead_close_totals (version, industry, source, day, user_id, won, won_value, lost)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign * (c.status = 'closed-won')), sum(c.sign * (c.status = 'closed-won') * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * (c.status = 'closed-lost'))
  from (select c.*, v.id as version, datetime(c.closed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.closed_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.closed_at as closed_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value where old.deleted_at is null and old.closed_at is not null union all select 1 as sign, new.id as id, new.assigned_to as assigned_to, new.closed_at as closed_at, new.status as status, new.industry as industry, new.source as source, new.estimated_value as estimated_value where new.deleted_at is null and new.closed_at is not null) c join report_versions v on c.closed_at is not null and (v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through))) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set won = won + excluded.won, won_value = won_value + excluded.won_value, lost = lost + excluded.lost;
END;
--> statement-breakpoint
CREATE TRIGGER leads_closing_uncounted AFTER DELETE ON leads WHEN old.deleted_at is null and old.closed_at is not null BEGIN
insert into lead_close_totals (version, industry, source, day, user_id, won, won_value, lost)
  select c.version, industry.value, source.value, day.value, person.value, sum(c.sign * (c.status = 'closed-won')), sum(c.sign * (c.status = 'closed-won') * cast(round(coalesce(c.estimated_value, 0) * 100) as integer)), sum(c.sign * (c.status = 'closed-lost'))
  from (select c.*, v.id as version, datetime(c.closed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.closed_at order by z.from_time desc limit 1) || ' seconds') as local
      from (select -1 as sign, old.id as id, old.assigned_to as assigned_to, old.closed_at as closed_at, old.status as status, old.industry as industry, old.source as source, old.estimated_value as estimated_value where old.deleted_at is null and old.closed_at is not null) c join report_versions v on c.closed_at is not null and (v.state = 'active' or (v.state = 'filling' and c.id <= v.leads_through))) c,
    json_each(json_array('*', coalesce(c.industry, ''))) industry, json_each(json_array('*', coalesce('=' || c.source, ''))) source, json_each(json_array('*', coalesce(c.assigned_to, ''))) person, json_each(json_array(substr(c.local, 1, 10), substr(c.local, 1, 7))) day
  where true group by 1, 2, 3, 4, 5
  on conflict (version, industry, source, day, user_id) do update set won = won + excluded.won, won_value = won_value + excluded.won_value, lost = lost + excluded.lost;
END;
--> statement-breakpoint
CREATE TRIGGER leads_closed_at_once AFTER INSERT ON leads WHEN new.closed_at is null and new.status in ('closed-won', 'closed-lost') BEGIN
update leads set closed_at = iif(new.status in ('closed-won', 'closed-lost'), new.updated_at, null) where id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER leads_closed AFTER UPDATE OF status ON leads WHEN old.status is not new.status BEGIN
update leads set closed_at = iif(new.status in ('closed-won', 'closed-lost'), new.updated_at, null) where id = new.id;
END;
