CREATE TABLE `log_state` (
	`epoch` text PRIMARY KEY NOT NULL,
	`pruned_through` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `operations_refused` ON `operations` (`user_id`,`created_at`,`operation_id`) WHERE "operations"."status" <> 'applied';
--> statement-breakpoint
INSERT INTO log_state (epoch) VALUES (lower(hex(randomblob(16))));
