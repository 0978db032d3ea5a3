import { getTimeline } from "@/lib/activity/queries";
import { Paging } from "@/lib/fields";
import { defineRoute, idIn, read } from "@/lib/server/route";

export const leadTimelineRoute = defineRoute({
  GET: read(Paging, ({ ctx }, paging, params) => getTimeline(ctx, idIn(params, "lead"), paging)),
});
