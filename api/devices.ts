import { z } from "zod";
import { parseInput } from "@/lib/command/input";
import { deviceCookies, deviceIdIn } from "@/lib/devices/cookie";
import { enrol } from "@/lib/devices/enrol";
import { presentDevice } from "@/lib/devices/present";
import { getDevice, listDevices } from "@/lib/devices/queries";
import { ThisDevice } from "@/lib/devices/schema";
import { readJson } from "@/lib/server/body";
import { defineRoute, read } from "@/lib/server/route";

export const devicesRoute = defineRoute({
  GET: async (request, session, params) => {
    const currentId = deviceIdIn(request.headers.get("cookie"));
    const list = read(z.strictObject({}), async ({ ctx }) => ({
      data: (await listDevices(ctx)).map((device) => presentDevice(device, currentId)),
    }));
    return list(request, session, params);
  },
  /** The same id again is the same device: its cookie is renewed. */
  POST: async (request, { ctx, sid }) => {
    const { id, name } = parseInput(ThisDevice, await readJson(request));
    const currentId = deviceIdIn(request.headers.get("cookie"));
    const enrolled = await enrol(ctx, { id, name, currentId, sessionId: sid });
    const data = presentDevice(await getDevice(ctx, enrolled.id), enrolled.id);
    const response = Response.json({ data }, { status: enrolled.created ? 201 : 200 });
    for (const cookie of deviceCookies(enrolled.id, enrolled.secret)) response.headers.append("set-cookie", cookie);
    return response;
  },
});
