import { getTimeline } from "@/lib/activity/queries";
import { Paging } from "@/lib/fields";
import { idIn, read, route } from "@/lib/server/route";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: read(Paging, ({ ctx }, paging, params) => getTimeline(ctx, idIn(params, "lead"), paging)),
});
