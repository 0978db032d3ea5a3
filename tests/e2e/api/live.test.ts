import { request as ask } from "node:http";
import { aLead } from "../../support/api";
import { expect, test, tokenOf } from "../../support/people";

const AGENT = "agent1@demo.test";

/** The status that an upgrade is answered with; Node's own client sends no `Origin` unless it is given one. */
function upgrade(url: string, headers: Record<string, string> = {}): Promise<number> {
  const wanted = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
  return new Promise((resolve, reject) => {
    const asked = ask(url, { headers: { ...wanted, "sec-websocket-key": "MDEyMzQ1Njc4OWFiY2RlZg==", ...headers } });
    asked.on("response", ({ statusCode }) => resolve(statusCode ?? 0));
    asked.on("upgrade", ({ statusCode }, socket) => {
      socket.destroy();
      resolve(statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("the socket opens for a session from where it may come, and for nothing else", async ({ baseURL }) => {
  const token = await tokenOf(AGENT);
  const cookie = `__session=${token}`;
  const live = `${baseURL}/parties/hub/main`;
  const evil = "https://evil.example.com";
  expect(await upgrade(`${live}?token=${token}`)).toBe(101);
  expect(await upgrade(live, { authorization: `Bearer ${token}` })).toBe(101);
  expect(await upgrade(live, { cookie, origin: baseURL ?? "" })).toBe(101);
  expect(await upgrade(live, { cookie })).toBe(403);
  expect(await upgrade(live, { cookie, origin: evil })).toBe(403);
  expect(await upgrade(`${live}?token=${token}`, { origin: evil })).toBe(403);
  expect(await upgrade(live)).toBe(401);
  expect(await upgrade(`${live}?token=${token}x`)).toBe(401);
  expect(await upgrade(`${baseURL}/parties/hub/other?token=${token}`)).toBe(404);
  expect(await upgrade(`${baseURL}/parties/fan/main?token=${token}`)).toBe(404);
});

test("an integration hears of a change that it may see, as the API would tell it", async ({ api, baseURL }) => {
  const agent = await api(AGENT);
  const socket = new WebSocket(`${baseURL?.replace("http", "ws")}/parties/hub/main?token=${await tokenOf(AGENT)}`);
  const frames: { type: string; items?: { id: string; action: string; row: { phone: string } }[] }[] = [];
  socket.addEventListener("message", ({ data }) => frames.push(JSON.parse(data)));
  await expect.poll(() => frames[0]?.type).toBe("hello");
  const lead = await aLead(agent);
  const heard = () => frames.flatMap(({ items = [] }) => items).find(({ id }) => id === lead.id);
  await expect.poll(heard, { timeout: 3000 }).toMatchObject({ action: "lead_created", row: { phone: lead.phone } });
  socket.close();
});
