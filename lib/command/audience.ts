import type { Actor } from "./define";

/** Whether an audience (user ids, `managers`, `everyone`) includes this person. */
export function includes(audience: { has(name: string): boolean }, actor: Pick<Actor, "id" | "role">): boolean {
  return audience.has("everyone") || audience.has(actor.id) || (actor.role !== "agent" && audience.has("managers"));
}
