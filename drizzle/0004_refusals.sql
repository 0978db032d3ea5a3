CREATE TABLE `dismissals` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`operation_id` text NOT NULL,
	`created_at` text NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dismissals_operation` ON `dismissals` (`user_id`,`operation_id`);--> statement-breakpoint
ALTER TABLE `operations` ADD `queued` integer DEFAULT false NOT NULL;