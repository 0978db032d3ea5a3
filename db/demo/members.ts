import type { Role } from "@/lib/enums";
import type { Member } from "@/lib/members/schema";
import { idAt } from "./ids";
import { somebody } from "./people";
import { Random } from "./random";

export interface Team {
  admin: Member;
  manager: Member;
  agents: Member[];
}

const AGENTS = ["Aisha Rahman", "Daniel Mathew", "Priya Nair", "Omar Al Suwaidi", "Sofia Marques"];

/** The demo people: `admin@demo.test`, `manager@demo.test`, and `agent1@demo.test` onwards. */
export function demoTeam(agents: number, since: number): Team {
  const random = Random.for("team");
  const names = new Set(AGENTS.slice(0, agents));
  while (names.size < agents) {
    const name = somebody(random).name;
    names.add(names.has(name) ? `${name} ${somebody(random).name.split(" ").at(-1)}` : name);
  }
  const member = (mailbox: string, name: string, role: Role, minutes: number): Member => {
    const time = since + minutes * 60_000;
    const at = new Date(time).toISOString();
    const email = `${mailbox}@demo.test`;
    const id = idAt(time, random);
    return { id, clerkId: null, email, name, role, active: true, createdAt: at, updatedAt: at, seq: 0 };
  };
  return {
    admin: member("admin", "Nadia Karim", "admin", 0),
    manager: member("manager", "James Whitfield", "manager", 4),
    agents: [...names].map((name, n) => member(`agent${n + 1}`, name, "agent", 10 + n)),
  };
}
