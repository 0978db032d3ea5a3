import { isAdmin } from "@/lib/auth/roles";
import { apply, conflict, defineCommand, one, since, unchanged, update } from "@/lib/command/define";
import { collisions, mergeEdit } from "@/lib/command/merge";
import { ADMINS_ONLY } from "@/lib/members/policy";
import { ORGANISATION, type Settings, SettingsEdit } from "../schema";

export const editSettings = defineCommand({
  name: "editSettings",
  input: SettingsEdit,
  load: (input) => ({
    settings: one("settings", ORGANISATION),
    since: since("settings", ORGANISATION, input.base),
  }),
  allow: (actor) => isAdmin(actor) || ADMINS_ONLY,
  plan({ base, ...typed }, rows, { now }) {
    const merge = mergeEdit<Settings>(rows.settings, typed as Partial<Settings>, base, rows.since);
    if (merge.colliding) {
      return conflict("Someone else changed the same fields meanwhile.", collisions(merge.colliding));
    }
    if (Object.keys(merge.patch).length === 0) return unchanged;
    return apply(update("settings", "settings_updated", rows.settings, merge.patch, now));
  },
});
