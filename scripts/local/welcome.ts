import { openLocalDatabase, type Person, peopleOf } from "./database";

const ROLES = ["admin", "manager", "agent"];
const SHOWN = 5;

/** Where the app is, who can sign in, and how to go on. */
export function welcome(port: number): string {
  const db = openLocalDatabase({ readOnly: true });
  const people = peopleOf(db);
  db.close();
  const lines = ROLES.map((role) => line(people.filter((person) => person.role === role))).filter(Boolean);
  return [
    "",
    `  http://localhost:${port}`,
    "",
    `  Sign in as   ${lines.join("\n               ")}`,
    "  API token    npm run -s token -- agent1@demo.test",
    "  Stop         Ctrl-C",
    "",
  ].join("\n");
}

function line(people: readonly Person[]): string {
  const addresses = people.map((person) => person.email);
  if (addresses.length <= SHOWN) return addresses.join(", ");
  return `${addresses.slice(0, 2).join(", ")} … ${addresses.at(-1)}`;
}
