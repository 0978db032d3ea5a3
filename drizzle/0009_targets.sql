CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`calls_per_day` integer,
	`demos_per_week` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `settings` ADD `working_week` text DEFAULT 'mon-fri' NOT NULL;