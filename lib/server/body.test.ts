import { describe, expect, test } from "vitest";
import { readJson } from "./body";

const MIB = 1_048_576;
const JSON_TYPE = "application/json";

function post(body: BodyInit | null, type: string | null = JSON_TYPE): Request {
  const init = { method: "POST", body, duplex: "half" };
  return new Request("http://localhost/api/leads", { ...init, headers: type ? { "content-type": type } : {} });
}

/** A body that never says how long it is, and counts how much of it was asked for. */
function streamed(chunks: number) {
  const sent = { chunks: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent.chunks += 1;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
      if (sent.chunks >= chunks) controller.close();
    },
  });
  return { stream, sent };
}

describe("a body", () => {
  test.each([JSON_TYPE, "application/json; charset=utf-8", "Application/JSON"])("of %s is an object", async (type) => {
    expect(await readJson(post('{"name":"محمد 🚀","deep":{"name":1}}', type))).toEqual({
      name: "محمد 🚀",
      deep: { name: 1 },
    });
  });

  test.each([null, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"])(
    "of %s is refused",
    async (type) => {
      const bytes = new TextEncoder().encode("{}");
      await expect(readJson(post(bytes, type))).rejects.toMatchObject({ code: "unsupported_media_type" });
    },
  );

  test.each(["", "{", "{'a':1}", '{"a":1,}', "[]", "[{}]", "null", "1", '"text"', "true", "{} {}", "// no\n{}"])(
    "that says %j is refused",
    async (text) => {
      await expect(readJson(post(text))).rejects.toMatchObject({
        code: "invalid",
        fields: { body: expect.any(String) },
      });
    },
  );

  test("that is missing is refused", async () => {
    await expect(readJson(post(null))).rejects.toMatchObject({ code: "invalid" });
  });

  test("that is not UTF-8 is refused", async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    await expect(readJson(post(bytes))).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("UTF-8"),
    });
  });

  test("of a mebibyte is read; a byte more is too large", async () => {
    const text = `{"notes":"${"x".repeat(MIB - 12)}"}`;
    expect(Object.keys(await readJson(post(text)))).toEqual(["notes"]);
    await expect(readJson(post(`${text} `))).rejects.toMatchObject({ code: "too_large" });
  });

  test("that goes on and on is cut off while reading, not after", async () => {
    const { stream, sent } = streamed(1000);
    await expect(readJson(post(stream))).rejects.toMatchObject({ code: "too_large" });
    expect(sent.chunks).toBeLessThan(25);
  });

  test("nested thousands deep is refused or read, and breaks nothing", async () => {
    const deep = `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    await expect(readJson(post(deep))).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a key that comes twice is refused by its name", () => {
  test.each([
    ['{"name":"a","name":"b"}', "name"],
    ['{"name":"a","phone":"1","name":"a"}', "name"],
    ['{"base":{"seq":1,"seq":2}}', "seq"],
    ['{"list":[{"x":1},{"y":{"z":1,"z":2}}]}', "z"],
    ['{"na\\u006de":"a","name":"b"}', "name"],
    ['{"":1,"":2}', ""],
    ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ])("%s", async (text, key) => {
    const refusal = await readJson(post(text)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "invalid" });
    expect(Object.keys((refusal as { fields: object }).fields)).toEqual([key]);
  });

  test("but not the same key of two objects", async () => {
    expect(await readJson(post('{"id":1,"a":{"id":1},"b":[{"id":1},{"id":2}]}'))).toMatchObject({ id: 1 });
  });
});
