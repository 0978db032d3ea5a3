import { drift, recount } from "@/db/recount";
import { requireUnserved } from "./local/claim";
import { openLocalDatabase } from "./local/database";
import { main } from "./local/problem";

/** `npm run recount`: holds what reports count against the calls and leads themselves; says what differs, and puts it right. */
await main(async () => {
  requireUnserved();
  const db = openLocalDatabase();
  db.exec("begin immediate");
  const found = drift(db);
  for (const { table, rows } of found) console.log(`  ${table}: ${rows === 0 ? "no drift" : `${rows} differ`}`);
  const wrong = found.some(({ rows }) => rows > 0);
  if (wrong) recount(db);
  db.exec("commit");
  console.log(wrong ? "  All totals were counted anew." : "  Every total equals the recount.");
  db.close();
});
