import type { Person } from "./world";

/** Who may do a thing, with what, what then must have happened, and who may not. */
export interface Scene {
  by: Person;
  input: { [field: string]: unknown };
  /** `entity: action` of every change, in order. */
  logs: string[];
  /** Plain fields of the first changed row afterwards. */
  row: object;
  refused: { who: Person; input?: object; code: "forbidden" | "invalid" | "not_found" }[];
}

/** Sets a scene in which exactly one command can show what it does. */
export type SetScene = () => Promise<Scene>;
