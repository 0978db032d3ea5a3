import { expect, test, vi } from "vitest";
import { endLive, pokeHub } from "./poke";

/** A binding whose stub answers with this. */
const hubs = (answer: () => Promise<void>) =>
  ({ HUB: { getByName: () => ({ poke: answer, signedOut: answer }) } }) as unknown as CloudflareEnv;

test("a hub that is not there, as under next dev, stops neither a change nor signing out", async () => {
  const thrown = () => {
    throw new Error("internal error");
  };
  for (const env of [hubs(thrown), hubs(async () => thrown()), {} as CloudflareEnv]) {
    await expect(pokeHub(env)).resolves.toBeUndefined();
    await expect(endLive(env, "sess_1")).resolves.toBeUndefined();
  }
});

test("the hub is told", async () => {
  const answer = vi.fn(async () => {});
  await pokeHub(hubs(answer));
  await endLive(hubs(answer), "sess_1");
  expect(answer.mock.calls).toEqual([[], ["sess_1"]]);
});
