import { defineRoute, receive } from "@/lib/server/route";
import { push } from "@/lib/sync/push";
import { Push } from "@/lib/sync/schema";

export const syncPushRoute = defineRoute({
  POST: receive(Push, ({ ctx }, sent) => push(ctx, sent)),
});
