import { sql } from "drizzle-orm";
import { users } from "@/db/schema";
import { openSettingsRow, openUserRow, settingsRows, userRows } from "../rows";
import { ROWS, type Section } from "./section";

/** What the organisation has set, and everyone's name. */
export const people: Section = {
  statements: ({ db }, after) => [
    settingsRows(db).where(after ? sql`0` : undefined),
    userRows(db)
      .where(after ? sql`${users.id} > ${after.id}` : undefined)
      .orderBy(users.id)
      .limit(ROWS),
  ],
  async open(ctx, [organisation = [], found = []]) {
    const kept = [...organisation.map((row) => openSettingsRow(ctx, row)), ...found.map(openUserRow)];
    const chunks = kept.map((one) => ({ key: { k: "", id: one.entity === "user" ? one.id : "" }, kept: [one] }));
    return { chunks, more: found.length === ROWS };
  },
};
