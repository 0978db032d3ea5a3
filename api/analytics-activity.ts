import { listActivity } from "@/lib/activity/queries";
import { Paging } from "@/lib/fields";
import { defineRoute, read } from "@/lib/server/route";

export const analyticsActivityRoute = defineRoute({
  GET: read(Paging, ({ ctx }, paging) => listActivity(ctx, paging)),
});
