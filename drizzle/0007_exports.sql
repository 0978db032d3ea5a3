CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`format` text NOT NULL,
	`bom` integer NOT NULL,
	`filter` text NOT NULL,
	`status` text NOT NULL,
	`rows` integer,
	`bytes` integer,
	`reason` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`finished_at` text,
	`expires_at` text,
	`downloaded_at` text,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `exports_user` ON `exports` (`user_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `exports_status` ON `exports` (`status`,`updated_at`);--> statement-breakpoint
CREATE TABLE `export_parts` (
	`export_id` text NOT NULL,
	`n` integer NOT NULL,
	`run` text NOT NULL,
	`rows` integer NOT NULL,
	`bytes` integer NOT NULL,
	`position` text NOT NULL,
	PRIMARY KEY(`export_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `export_work` (
	`export_id` text PRIMARY KEY NOT NULL,
	`run` text NOT NULL,
	`alive_at` text NOT NULL,
	`swept` integer NOT NULL
);
