import type { Actor } from "./define";

/** Whether an audience (user ids, `managers`, `everyone`) includes this person. */
export function includes(audience: Iterable<string>, { id, role }: Pick<Actor, "id" | "role">): boolean {
  for (const name of audience) {
    if (name === "everyone" || name === id || (name === "managers" && role !== "agent")) return true;
  }
  return false;
}
