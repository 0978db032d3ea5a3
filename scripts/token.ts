import { openLocalDatabase, peopleOf } from "./local/database";
import { readDevVars } from "./local/dev-vars";
import { readPort } from "./local/place";
import { main, Problem } from "./local/problem";
import { signLocalToken } from "./local/token";

const TWELVE_HOURS = 12 * 3600;

await main(async () => {
  const email = process.argv[2]?.trim().toLowerCase();
  if (!email) throw new Problem("Whose token?", "Name the person: `npm run -s token -- agent1@demo.test`.");
  const privateKey = readDevVars().LOCAL_PRIVATE_KEY;
  if (!privateKey)
    throw new Problem("`.dev.vars` has no LOCAL_PRIVATE_KEY to sign with.", "Make one with `npm start`.");
  const port = readPort();
  const userId = findUser(email);
  console.log(await signLocalToken({ userId, port, seconds: TWELVE_HOURS, privateKey }));
});

function findUser(email: string): string {
  const db = openLocalDatabase({ readOnly: true });
  const people = peopleOf(db);
  db.close();
  const person = people.find((candidate) => candidate.email === email);
  if (person) return person.id;
  const known = people.slice(0, 4).map((candidate) => candidate.email);
  throw new Problem(
    `Nobody with the address ${email} may sign in.`,
    people.length > 0 ? `People are for example: ${known.join(", ")}.` : "Make the demo people with `npm start`.",
  );
}
