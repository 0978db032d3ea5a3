import { noted } from "@/lib/devices/noted";
import { renewed } from "@/lib/server/device-session";
import { defineRoute, receive } from "@/lib/server/route";
import { push } from "@/lib/sync/push";
import { Push } from "@/lib/sync/schema";

const pushed = noted(receive(Push, ({ ctx }, sent) => push(ctx, sent)));

/** Also by a device's cookie, when its person's session is over: nothing else takes that. */
export const syncPushRoute = defineRoute({
  byDevice: true,
  POST: async (request, session, params) => renewed(request, session, await pushed(request, session, params)),
});
