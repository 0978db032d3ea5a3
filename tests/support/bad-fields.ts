import { NOBODY } from "./api";

/** A value that a field must refuse with 400, naming it. */
export type BadField = [field: string, value: unknown, why: string];

const LONE_SURROGATE = `a${String.fromCharCode(0xd800)}b`;

const text = (field: string, max: number): BadField[] => [
  [field, 5, "a number"],
  [field, { text: "x" }, "an object"],
  [field, "x".repeat(max + 1), "too long"],
  [field, "a\0b", "NUL"],
  [field, LONE_SURROGATE, "a lone surrogate"],
];

const dates = (field: string): BadField[] => [
  [field, "tomorrow", "no date"],
  [field, 1700000000, "a number"],
  [field, "2026-02-30", "a day that is none"],
  [field, "2026-02-30T10:00:00Z", "an instant of a day that is none"],
  [field, "2026-11-23T25:00:00Z", "an hour that is none"],
  [field, "2026-11-23T09:30:00", "no zone"],
  [field, "1969-12-31T00:00:00Z", "before 1970"],
  [field, "2150-01-01T00:00:00Z", "after 2100"],
];

const unknown = (field: string): BadField => [field, "x", "unknown"];

/** Of a lead, when it is made and when it is changed. */
export const BAD_LEAD_FIELDS: BadField[] = [
  ...text("name", 200),
  ["name", "", "empty"],
  ["name", "  \n ", "blank"],
  ["name", null, "null"],
  ...text("phone", 40),
  ["phone", "12", "too short"],
  ["phone", "+97150", "too short for its country"],
  ["phone", "+999 123 456 789", "no such country"],
  ["phone", "call me", "letters"],
  ["phone", `+9715${"0".repeat(30)}`, "too many digits"],
  ["phone", null, "null"],
  ...text("company", 200),
  ...text("source", 100),
  ...text("notes", 10_000),
  ["notes", "x".repeat(1_000_000), "a megabyte"],
  ...text("nextAction", 500),
  ...dates("nextActionDate"),
  ["email", "not an address", "no address"],
  ["email", `${"x".repeat(250)}@demo.example`, "too long"],
  ["email", ["a@demo.example"], "a list"],
  ["industry", "banking", "none of the five"],
  ["industry", "Retail", "the wrong case"],
  ["status", "lost", "none of the six"],
  ["status", null, "null"],
  ["estimatedValue", "5", "text"],
  ["estimatedValue", -1, "negative"],
  ["estimatedValue", 1e13, "too large"],
  ["probability", 50.5, "a fraction"],
  ["probability", 101, "over 100"],
  ["probability", -1, "negative"],
  ["assignedTo", "me", "no id"],
  ["assignedTo", 5, "a number"],
  ["assignedTo", NOBODY, "nobody"],
  unknown("Name"),
  unknown("seq"),
  unknown("createdBy"),
  unknown("updatedAt"),
  unknown("deletedAt"),
  unknown("estimated_value"),
  unknown("constructor"),
];

/** Of a call, when it is made and when it is changed. */
export const BAD_CALL_FIELDS: BadField[] = [
  ...text("notes", 10_000),
  ...text("nextAction", 500),
  ...dates("nextActionDate"),
  ...dates("startTime"),
  ["startTime", "2026-11-23", "a day without time"],
  ["startTime", "2099-01-01T00:00:00Z", "in the future"],
  ["endTime", "2020-01-01T00:00:00Z", "before the start"],
  ["endTime", "2099-01-01T00:00:00Z", "in the future"],
  ["duration", "60", "text"],
  ["duration", 1.5, "a fraction"],
  ["duration", -1, "negative"],
  ["duration", 86_401, "more than a day"],
  ["callType", "video", "none of the two"],
  ["outcome", "sold", "none of the six"],
  ["moveLead", "yes", "text"],
  unknown("userId"),
  unknown("localDay"),
  unknown("seq"),
];

/** Of a conversation, which can only be made. */
export const BAD_CONVERSATION_FIELDS: BadField[] = [
  ...text("body", 20_000),
  ["body", "", "empty"],
  ["body", null, "null"],
  ["channel", "fax", "none of the six"],
  ["direction", "sideways", "none of the three"],
  unknown("userId"),
  unknown("createdAt"),
];

/** Of an id that the client chooses. */
export const BAD_IDS: BadField[] = [
  ["id", "7", "no id"],
  ["id", 7, "a number"],
  ["id", null, "null"],
  ["id", "6f1c0b0e-5f0d-4a53-9f0e-5f0d4a539f0e", "a random UUID"],
  ["id", NOBODY.toUpperCase().replace("019", "A19"), "upper case"],
];
