CREATE TABLE `saved_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`query` text NOT NULL,
	`schedule` text NOT NULL,
	`format` text NOT NULL,
	`ran_through` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`removed_at` text,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_reports_user` ON `saved_reports` (`user_id`);--> statement-breakpoint
CREATE INDEX `saved_reports_schedule` ON `saved_reports` (`schedule`);