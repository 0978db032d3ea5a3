import { beforeEach, describe, expect, test } from "vitest";
import { Follower } from "./follower";
import { cursorOf, type Item, type Pulled } from "./protocol";

const at = (seq: number, epoch = "aaaaaaaa") => cursorOf(epoch, seq);
const item = (seq: number): Item => ({ seq, action: "lead_updated", entity: "lead", id: `${seq}`, row: {} });
const changes = (from: number, to: number, ...seqs: number[]) =>
  ({ type: "changes", from: at(from), to: at(to), items: seqs.map(item) }) as const;

let shown: number[];
let anew: number;
let pulled: string[];
let answers: Pulled[];
let follower: Follower;

beforeEach(() => {
  [shown, anew, pulled, answers] = [[], 0, [], []];
  follower = new Follower(at(10), {
    pull: async (cursor) => {
      pulled.push(cursor);
      const answer = answers.shift();
      if (!answer) throw new Error("offline");
      return answer;
    },
    show: (items) => shown.push(...items.map(({ seq }) => seq)),
    readAnew: () => {
      anew += 1;
    },
  });
});

describe("a frame", () => {
  test("that joins is shown, once", async () => {
    await follower.take(changes(8, 12, 11, 12));
    await follower.take(changes(8, 12, 11, 12));
    await follower.take(changes(12, 15, 15));
    expect([shown, follower.cursor, pulled]).toEqual([[11, 12, 15], at(15), []]);
  });

  test("beyond a gap makes the gap be pulled, to its end", async () => {
    answers = [
      { from: at(10), to: at(13), more: true, items: [item(13)] },
      { from: at(13), to: at(20), more: false, items: [item(20)] },
    ];
    await follower.take(changes(15, 20, 20));
    expect([shown, pulled, follower.cursor]).toEqual([[13, 20], [at(10), at(13)], at(20)]);
  });

  test("whose gap cannot be pulled is not counted: the next one pulls it", async () => {
    await expect(follower.take(changes(15, 20, 20))).rejects.toThrow("offline");
    expect(follower.cursor).toBe(at(10));
    answers = [{ from: at(10), to: at(22), more: false, items: [item(20), item(22)] }];
    await follower.take(changes(20, 22, 22));
    expect(shown).toEqual([20, 22]);
  });
});

describe("a greeting", () => {
  test("from where the page is asks for nothing; from elsewhere pulls", async () => {
    await follower.take({ type: "hello", cursor: at(10) });
    expect(pulled).toEqual([]);
    answers = [{ from: at(10), to: at(14), more: false, items: [item(14)] }];
    await follower.take({ type: "hello", cursor: at(14) });
    expect(shown).toEqual([14]);
  });
});

describe("a reset", () => {
  test("reads all anew, and goes on from the next frame", async () => {
    await follower.take({ type: "reset" });
    await follower.take(changes(90, 91, 91));
    expect([anew, shown, follower.cursor]).toEqual([1, [91], at(91)]);
  });

  test("and then a new greeting reads anew once more, for between them something may have been missed", async () => {
    await follower.take({ type: "reset" });
    await follower.take({ type: "hello", cursor: at(95) });
    expect([anew, follower.cursor]).toEqual([2, at(95)]);
  });

  test("is what a pull into another history says", async () => {
    answers = [{ reset: true }];
    await follower.take({ type: "hello", cursor: at(3, "bbbbbbbb") });
    expect([anew, follower.cursor]).toEqual([1, null]);
  });
});

test("frames wait for the pull before them", async () => {
  answers = [{ from: at(10), to: at(20), more: false, items: [item(20)] }];
  await Promise.all([follower.catchUp(), follower.take(changes(18, 20, 20)), follower.take(changes(20, 21, 21))]);
  expect(shown).toEqual([20, 21]);
});
