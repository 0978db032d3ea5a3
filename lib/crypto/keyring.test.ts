import { describe, expect, test } from "vitest";
import { openKeyring } from "./keyring";

const key = (fill: string) => btoa(fill.repeat(32));
const [OLD, NEW] = [key("o"), key("n")];
const PLACE = { entity: "lead", id: "1", field: "phone" };

describe("a sealed value", () => {
  test("opens where it was sealed, and never looks the same twice", async () => {
    const ring = await openKeyring(NEW);
    const [one, two] = [await ring.seal("+971501234567", PLACE), await ring.seal("+971501234567", PLACE)];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect([await ring.open(one, PLACE), await ring.open(two, PLACE)]).toEqual(["+971501234567", "+971501234567"]);
  });

  test("of any text comes back whole", async () => {
    const ring = await openKeyring(NEW);
    for (const text of ["", "محمد 王 🚀", "x".repeat(100_000)]) {
      expect(await ring.open(await ring.seal(text, PLACE), PLACE)).toBe(text);
    }
  });

  test.each([{ id: "2" }, { field: "email" }, { entity: "call" }])("moved to %o is refused", async (elsewhere) => {
    const ring = await openKeyring(NEW);
    const sealed = await ring.seal("+971501234567", PLACE);
    await expect(ring.open(sealed, { ...PLACE, ...elsewhere })).rejects.toThrow();
  });

  test("altered is refused", async () => {
    const ring = await openKeyring(NEW);
    const sealed = await ring.seal("+971501234567", PLACE);
    const [version, id, iv, text = ""] = sealed.split(".");
    const altered = text.startsWith("A") ? `B${text.slice(1)}` : `A${text.slice(1)}`;
    await expect(ring.open([version, id, iv, altered].join("."), PLACE)).rejects.toThrow();
    for (const broken of ["", "plain", `v2.${id}.${iv}.${text}`, `v1.${id}.${iv}.`]) {
      await expect(ring.open(broken, PLACE)).rejects.toThrow("ENCRYPTION_KEY");
    }
  });
});

describe("a rotation", () => {
  test("opens and finds what the old key sealed, and seals with the new one", async () => {
    const [before, after] = [await openKeyring(OLD), await openKeyring(`${NEW}, ${OLD}`)];
    const sealed = await before.seal("+971501234567", PLACE);
    expect(await after.open(sealed, PLACE)).toBe("+971501234567");
    expect(await after.indexes("phone", "+971501234567")).toContain(await before.index("phone", "+971501234567"));
    const sealedAnew = await after.seal("+971501234567", PLACE);
    expect(await (await openKeyring(NEW)).open(sealedAnew, PLACE)).toBe("+971501234567");
    await expect(before.open(sealedAnew, PLACE)).rejects.toThrow();
  });

  test("that forgot the old key says so", async () => {
    const sealed = await (await openKeyring(OLD)).seal("+971501234567", PLACE);
    await expect((await openKeyring(NEW)).open(sealed, PLACE)).rejects.toThrow(
      "Cannot open lead.phone: its key is not in ENCRYPTION_KEY.",
    );
  });
});

test("an index is the same for the same value, and another for another key, kind or value", async () => {
  const ring = await openKeyring(NEW);
  const index = await ring.index("phone", "4567");
  expect(await ring.index("phone", "4567")).toBe(index);
  const others = [await ring.index("last4", "4567"), await ring.index("phone", "4568")];
  expect([...others, await (await openKeyring(OLD)).index("phone", "4567")]).not.toContain(index);
});

test("a key that is missing or not 32 bytes is told with its mend", async () => {
  await expect(async () => openKeyring(undefined)).rejects.toThrow("openssl rand -base64 32");
  for (const secret of ["short", btoa("too short"), "%%%", `${NEW},`, key("nn")]) {
    await expect(openKeyring(secret), secret).rejects.toThrow("openssl rand -base64 32");
  }
});
