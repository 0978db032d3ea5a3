CREATE TABLE `device_reports` (
	`device_id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	`waiting` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `device_reports_at` ON `device_reports` (`at`);