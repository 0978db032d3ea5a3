CREATE TABLE `activity_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`operation_id` text NOT NULL,
	`n` integer NOT NULL,
	`user_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`lead_id` text,
	`action` text NOT NULL,
	`old_values` text,
	`new_values` text,
	`audience_before` text NOT NULL,
	`audience_after` text NOT NULL,
	`created_at` text NOT NULL,
	`lead_assigned_to` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_operation` ON `activity_log` (`user_id`,`operation_id`,`n`);--> statement-breakpoint
CREATE INDEX `activity_entity` ON `activity_log` (`entity`,`entity_id`,`seq`);--> statement-breakpoint
CREATE INDEX `activity_lead` ON `activity_log` (`lead_id`,`seq`) WHERE "activity_log"."lead_id" is not null;--> statement-breakpoint
CREATE INDEX `activity_assigned` ON `activity_log` (`lead_assigned_to`,`seq`) WHERE "activity_log"."lead_assigned_to" is not null;--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`user_id` text NOT NULL,
	`call_type` text NOT NULL,
	`start_time` text NOT NULL,
	`end_time` text,
	`duration` integer,
	`outcome` text,
	`notes` text,
	`next_action` text,
	`next_action_date` text,
	`local_day` text NOT NULL,
	`local_hour` integer NOT NULL,
	`industry` text,
	`source` text,
	`lead_assigned_to` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`seq` integer NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calls_start` ON `calls` (`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_lead_start` ON `calls` (`lead_id`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_user_start` ON `calls` (`user_id`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_user_outcome_start` ON `calls` (`user_id`,`outcome`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_assigned_start` ON `calls` (`lead_assigned_to`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_outcome_start` ON `calls` (`outcome`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_industry_start` ON `calls` (`industry`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_source_start` ON `calls` (`source`,`start_time`,`id`) WHERE "calls"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `calls_open` ON `calls` (`user_id`,`start_time`) WHERE "calls"."deleted_at" is null and "calls"."end_time" is null;--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`lead_id` text NOT NULL,
	`user_id` text NOT NULL,
	`channel` text NOT NULL,
	`direction` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversations_lead` ON `conversations` (`lead_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `lead_terms` (
	`scope` text NOT NULL,
	`term` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`scope`, `term`, `lead_id`)
);
--> statement-breakpoint
CREATE TABLE `leads` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text NOT NULL,
	`phone_index` text NOT NULL,
	`phone_last4` text NOT NULL,
	`company` text,
	`industry` text,
	`status` text NOT NULL,
	`source` text,
	`notes` text,
	`estimated_value` real,
	`probability` integer,
	`assigned_to` text,
	`next_action` text,
	`next_action_date` text,
	`due_key` text GENERATED ALWAYS AS (coalesce(next_action_date, '~')) VIRTUAL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`seq` integer NOT NULL,
	`name_fold` text NOT NULL,
	`search_terms` text NOT NULL,
	FOREIGN KEY (`assigned_to`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `leads_created` ON `leads` (`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_updated` ON `leads` (`updated_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_name` ON `leads` (`name_fold`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_due` ON `leads` (`due_key`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_status_created` ON `leads` (`status`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_industry_created` ON `leads` (`industry`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_source_created` ON `leads` (`source`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_created` ON `leads` (`assigned_to`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_updated` ON `leads` (`assigned_to`,`updated_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_name` ON `leads` (`assigned_to`,`name_fold`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_due` ON `leads` (`assigned_to`,`due_key`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_status_created` ON `leads` (`assigned_to`,`status`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_industry_created` ON `leads` (`assigned_to`,`industry`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_assigned_source_created` ON `leads` (`assigned_to`,`source`,`created_at`,`id`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_phone` ON `leads` (`phone_index`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX `leads_phone_last4` ON `leads` (`phone_last4`) WHERE "leads"."deleted_at" is null;--> statement-breakpoint
CREATE TABLE `operations` (
	`user_id` text NOT NULL,
	`operation_id` text NOT NULL,
	`command` text NOT NULL,
	`hash` text NOT NULL,
	`status` text NOT NULL,
	`guard` integer NOT NULL,
	`error` text,
	`payload` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`user_id`, `operation_id`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`clerk_id` text,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_clerk_id` ON `users` (`clerk_id`);