-- What is derived from a lead follows it inside the same transaction: search terms, and the assignee mirrored on
-- its calls and log rows (null once the lead is deleted), so that an agent's lists read only rows they may see.
CREATE TRIGGER leads_inserted AFTER INSERT ON leads BEGIN
  INSERT OR IGNORE INTO lead_terms (scope, term, lead_id)
    SELECT scope.value, term.value, new.id
    FROM json_each(json_array('*', new.assigned_to)) AS scope, json_each(new.search_terms) AS term
    WHERE scope.value IS NOT NULL AND new.deleted_at IS NULL;
  UPDATE activity_log SET lead_assigned_to = new.assigned_to WHERE lead_id = new.id AND new.deleted_at IS NULL;
  UPDATE calls SET lead_assigned_to = new.assigned_to WHERE lead_id = new.id AND new.deleted_at IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER leads_terms_changed AFTER UPDATE OF search_terms, assigned_to, deleted_at ON leads
WHEN old.search_terms IS NOT new.search_terms OR old.assigned_to IS NOT new.assigned_to OR old.deleted_at IS NOT new.deleted_at
BEGIN
  DELETE FROM lead_terms WHERE lead_id = old.id AND scope IN ('*', coalesce(old.assigned_to, '*'))
    AND term IN (SELECT value FROM json_each(old.search_terms));
  INSERT OR IGNORE INTO lead_terms (scope, term, lead_id)
    SELECT scope.value, term.value, new.id
    FROM json_each(json_array('*', new.assigned_to)) AS scope, json_each(new.search_terms) AS term
    WHERE scope.value IS NOT NULL AND new.deleted_at IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER leads_assignee_changed AFTER UPDATE OF assigned_to, deleted_at ON leads
WHEN old.assigned_to IS NOT new.assigned_to OR old.deleted_at IS NOT new.deleted_at
BEGIN
  UPDATE calls SET lead_assigned_to = iif(new.deleted_at IS NULL, new.assigned_to, NULL) WHERE lead_id = new.id;
  UPDATE activity_log SET lead_assigned_to = iif(new.deleted_at IS NULL, new.assigned_to, NULL) WHERE lead_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER calls_inserted AFTER INSERT ON calls BEGIN
  UPDATE calls SET lead_assigned_to = (SELECT assigned_to FROM leads WHERE id = new.lead_id AND deleted_at IS NULL)
  WHERE id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER activity_inserted AFTER INSERT ON activity_log WHEN new.lead_id IS NOT NULL BEGIN
  UPDATE activity_log SET lead_assigned_to = (SELECT assigned_to FROM leads WHERE id = new.lead_id AND deleted_at IS NULL)
  WHERE seq = new.seq;
END;
--> statement-breakpoint
INSERT INTO settings (id, name, time_zone, country, currency, created_at, updated_at, seq)
VALUES ('organisation', 'Our team', 'Asia/Dubai', 'AE', 'AED', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0);
--> statement-breakpoint
INSERT INTO users (id, clerk_id, email, name, role, active, created_at, updated_at, seq)
VALUES ('00000000-0000-7000-8000-000000000000', NULL, 'system', 'Scholarix', 'admin', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0);
