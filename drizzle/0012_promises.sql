CREATE TABLE `promise_totals` (
	`version` integer NOT NULL,
	`day` text NOT NULL,
	`user_id` text NOT NULL,
	`due` integer NOT NULL,
	`kept` integer NOT NULL,
	`late` integer NOT NULL,
	PRIMARY KEY(`version`, `day`, `user_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `calls` ADD `followed_at` text;
--> statement-breakpoint
-- Before the indexes, which it would change row by row.
UPDATE calls SET followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
WHERE deleted_at is null and next_action_date is not null;
--> statement-breakpoint
CREATE INDEX `calls_due` ON `calls` (`next_action_date`,`id`,`user_id`,`followed_at`) WHERE "calls"."deleted_at" is null and "calls"."next_action_date" is not null;
--> statement-breakpoint
CREATE INDEX `calls_user_due` ON `calls` (`user_id`,`next_action_date`,`id`) WHERE "calls"."deleted_at" is null and "calls"."next_action_date" is not null;
--> statement-breakpoint
CREATE INDEX `calls_assigned_due` ON `calls` (`lead_assigned_to`,`next_action_date`,`id`) WHERE "calls"."deleted_at" is null and "calls"."next_action_date" is not null;
--> statement-breakpoint
insert into promise_totals (version, day, user_id, due, kept, late)
  select c.version, day.value, person.value, sum(c.sign), sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)), sum(c.sign * coalesce(c.followed_day > c.due_day, 0))
  from (select c.*, v.id as version, substr(datetime(c.next_action_date, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.next_action_date order by z.from_time desc limit 1) || ' seconds'), 1, 10) as due_day, substr(datetime(c.followed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.followed_at order by z.from_time desc limit 1) || ' seconds'), 1, 10) as followed_day
      from (select 1 as sign, id, user_id, next_action_date, followed_at from calls where deleted_at is null and next_action_date is not null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c,
    json_each(json_array('*', c.user_id)) person, json_each(json_array(c.due_day, substr(c.due_day, 1, 7), substr(c.next_action_date, 1, 13))) day
  where true group by 1, 2, 3 having sum(c.sign) <> 0 or sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)) <> 0 or sum(c.sign * coalesce(c.followed_day > c.due_day, 0)) <> 0
  on conflict (version, day, user_id) do update set due = due + excluded.due, kept = kept + excluded.kept, late = late + excluded.late;
--> statement-breakpoint
-- A call is followed by the lead's next: only that call and the one before it change when one comes, moves or goes.
CREATE TRIGGER calls_followed_inserted AFTER INSERT ON calls WHEN new.deleted_at is null BEGIN
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where id = new.id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time);
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where lead_id = new.lead_id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
    and start_time = (select max(p.start_time) from calls p where p.lead_id = new.lead_id and p.deleted_at is null and p.start_time < new.start_time);
END;
--> statement-breakpoint
CREATE TRIGGER calls_followed_moved AFTER UPDATE OF lead_id, start_time, deleted_at ON calls
WHEN old.lead_id is not new.lead_id or old.start_time is not new.start_time or old.deleted_at is not new.deleted_at
BEGIN
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where id = new.id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time);
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where lead_id = new.lead_id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
    and start_time = (select max(p.start_time) from calls p where p.lead_id = new.lead_id and p.deleted_at is null and p.start_time < new.start_time);
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where lead_id = old.lead_id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
    and start_time = (select max(p.start_time) from calls p where p.lead_id = old.lead_id and p.deleted_at is null and p.start_time < old.start_time);
END;
--> statement-breakpoint
CREATE TRIGGER calls_followed_promised AFTER UPDATE OF next_action_date ON calls
WHEN old.next_action_date is null and new.next_action_date is not null
BEGIN
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where id = new.id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time);
END;
--> statement-breakpoint
CREATE TRIGGER calls_followed_removed AFTER DELETE ON calls WHEN old.deleted_at is null BEGIN
update calls set followed_at = (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
  where lead_id = old.lead_id and deleted_at is null and next_action_date is not null and followed_at is not (select min(n.start_time) from calls n where n.lead_id = calls.lead_id and n.deleted_at is null and n.start_time > calls.start_time)
    and start_time = (select max(p.start_time) from calls p where p.lead_id = old.lead_id and p.deleted_at is null and p.start_time < old.start_time);
END;
--> statement-breakpoint
-- Written by lib/analytics/promise-totals.ts; tests/workers/totals.test.ts holds them to it.
CREATE TRIGGER calls_promised_counted AFTER INSERT ON calls WHEN new.deleted_at is null and new.next_action_date is not null BEGIN
insert into promise_totals (version, day, user_id, due, kept, late)
  select c.version, day.value, person.value, sum(c.sign), sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)), sum(c.sign * coalesce(c.followed_day > c.due_day, 0))
  from (select c.*, v.id as version, substr(datetime(c.next_action_date, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.next_action_date order by z.from_time desc limit 1) || ' seconds'), 1, 10) as due_day, substr(datetime(c.followed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.followed_at order by z.from_time desc limit 1) || ' seconds'), 1, 10) as followed_day
      from (select 1 as sign, new.id as id, new.user_id as user_id, new.next_action_date as next_action_date, new.followed_at as followed_at where new.deleted_at is null and new.next_action_date is not null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c,
    json_each(json_array('*', c.user_id)) person, json_each(json_array(c.due_day, substr(c.due_day, 1, 7), substr(c.next_action_date, 1, 13))) day
  where true group by 1, 2, 3 having sum(c.sign) <> 0 or sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)) <> 0 or sum(c.sign * coalesce(c.followed_day > c.due_day, 0)) <> 0
  on conflict (version, day, user_id) do update set due = due + excluded.due, kept = kept + excluded.kept, late = late + excluded.late;
END;
--> statement-breakpoint
CREATE TRIGGER calls_promised_recounted AFTER UPDATE OF user_id, next_action_date, followed_at, deleted_at ON calls
WHEN (old.deleted_at is null and old.next_action_date is not null or new.deleted_at is null and new.next_action_date is not null) and (old.user_id is not new.user_id or old.next_action_date is not new.next_action_date or old.followed_at is not new.followed_at or old.deleted_at is not new.deleted_at)
BEGIN
insert into promise_totals (version, day, user_id, due, kept, late)
  select c.version, day.value, person.value, sum(c.sign), sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)), sum(c.sign * coalesce(c.followed_day > c.due_day, 0))
  from (select c.*, v.id as version, substr(datetime(c.next_action_date, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.next_action_date order by z.from_time desc limit 1) || ' seconds'), 1, 10) as due_day, substr(datetime(c.followed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.followed_at order by z.from_time desc limit 1) || ' seconds'), 1, 10) as followed_day
      from (select -1 as sign, old.id as id, old.user_id as user_id, old.next_action_date as next_action_date, old.followed_at as followed_at where old.deleted_at is null and old.next_action_date is not null union all select 1 as sign, new.id as id, new.user_id as user_id, new.next_action_date as next_action_date, new.followed_at as followed_at where new.deleted_at is null and new.next_action_date is not null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c,
    json_each(json_array('*', c.user_id)) person, json_each(json_array(c.due_day, substr(c.due_day, 1, 7), substr(c.next_action_date, 1, 13))) day
  where true group by 1, 2, 3 having sum(c.sign) <> 0 or sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)) <> 0 or sum(c.sign * coalesce(c.followed_day > c.due_day, 0)) <> 0
  on conflict (version, day, user_id) do update set due = due + excluded.due, kept = kept + excluded.kept, late = late + excluded.late;
END;
--> statement-breakpoint
CREATE TRIGGER calls_promised_uncounted AFTER DELETE ON calls WHEN old.deleted_at is null and old.next_action_date is not null BEGIN
insert into promise_totals (version, day, user_id, due, kept, late)
  select c.version, day.value, person.value, sum(c.sign), sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)), sum(c.sign * coalesce(c.followed_day > c.due_day, 0))
  from (select c.*, v.id as version, substr(datetime(c.next_action_date, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.next_action_date order by z.from_time desc limit 1) || ' seconds'), 1, 10) as due_day, substr(datetime(c.followed_at, (select z.seconds from zone_offsets z
    where z.version = v.id and z.from_time <= c.followed_at order by z.from_time desc limit 1) || ' seconds'), 1, 10) as followed_day
      from (select -1 as sign, old.id as id, old.user_id as user_id, old.next_action_date as next_action_date, old.followed_at as followed_at where old.deleted_at is null and old.next_action_date is not null) c join report_versions v on v.state = 'active' or (v.state = 'filling' and c.id <= v.calls_through)) c,
    json_each(json_array('*', c.user_id)) person, json_each(json_array(c.due_day, substr(c.due_day, 1, 7), substr(c.next_action_date, 1, 13))) day
  where true group by 1, 2, 3 having sum(c.sign) <> 0 or sum(c.sign * coalesce(c.followed_day <= c.due_day, 0)) <> 0 or sum(c.sign * coalesce(c.followed_day > c.due_day, 0)) <> 0
  on conflict (version, day, user_id) do update set due = due + excluded.due, kept = kept + excluded.kept, late = late + excluded.late;
END;
