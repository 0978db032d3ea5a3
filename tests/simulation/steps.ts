import fc from "fast-check";

/** What people do, more of it what they do more often. */
export const VERBS = [
  "createLead",
  "createLead",
  "editNotes",
  "editNotes",
  "editCompany",
  "editStatus",
  "note",
  "note",
  "note",
  "note",
  "startCall",
  "endCall",
  "endCall",
  "logCall",
  "logCall",
  "editCall",
  "deleteCall",
  "restoreCall",
  "deleteLead",
  "restoreLead",
  "handBack",
  "handOver",
  "mistake",
  "retry",
  "discard",
] as const;

export const BOSS_VERBS = [
  "editNotes",
  "editCompany",
  "handOver",
  "handOver",
  "handOver",
  "editNotes",
  "editNotes",
  "editStatus",
  "deleteLead",
  "restoreLead",
  "changeRole",
  "deactivate",
  "reactivate",
  "reactivate",
] as const;

const WEATHER = [
  "clock",
  "full",
  "full",
  "prune",
  "epoch",
  "signIn",
  "signIn",
  "signIn",
  "curse",
  "curse",
  "bless",
] as const;
const HUB = ["tell", "tell", "hear", "hear", "hear", "hearTwice", "lose"] as const;

export type Step =
  | { does: "submit"; tab: number; verb: (typeof VERBS)[number]; a: number; b: number; far: number }
  | { does: "begin"; tab: number; what: "drain" | "catchUp"; far: number; fault: number }
  | { does: "go"; pick: number; far: number; fault: number }
  | { does: "race"; tab: number; what: "drain" | "catchUp"; a: number; b: number }
  | { does: "kill"; tab: number; within: number }
  | { does: "boss"; verb: (typeof BOSS_VERBS)[number]; a: number; b: number }
  | { does: "hub"; what: (typeof HUB)[number]; pick: number; far: number }
  | { does: "copy"; pick: number; far: number }
  | { does: "look"; tab: number }
  | { does: "weather"; what: (typeof WEATHER)[number]; tab: number; a: number };

const nat = fc.nat(99);
/** How many stops something is let on before something else has its turn: mostly to its end. */
const far = fc.oneof({ weight: 4, arbitrary: fc.constant(99) }, { weight: 3, arbitrary: fc.nat(8) });
/** Small numbers are faults, all others none. */
const fault = fc.nat(35);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      does: fc.constant("submit" as const),
      tab: nat,
      verb: fc.constantFrom(...VERBS),
      a: nat,
      b: nat,
      far,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constant("begin" as const),
      tab: nat,
      what: fc.constantFrom("drain" as const, "drain" as const, "catchUp" as const),
      far,
      fault,
    }),
  },
  { weight: 12, arbitrary: fc.record({ does: fc.constant("go" as const), pick: nat, far, fault }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("kill" as const), tab: nat, within: fc.nat(12) }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant("boss" as const), verb: fc.constantFrom(...BOSS_VERBS), a: nat, b: nat }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constant("hub" as const),
      what: fc.constantFrom(...HUB),
      pick: nat,
      far,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("copy" as const), pick: nat, far }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("look" as const), tab: nat }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant("race" as const),
      tab: nat,
      what: fc.constantFrom("drain" as const, "catchUp" as const),
      a: nat,
      b: nat,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("weather" as const),
      what: fc.constantFrom(...WEATHER),
      tab: nat,
      a: nat,
    }),
  },
);

/** A history: what people, network, devices and server do, one thing after another. */
export const history: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 120, size: "max" });
