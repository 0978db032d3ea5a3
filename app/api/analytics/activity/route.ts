import { listActivity } from "@/lib/activity/queries";
import { Paging } from "@/lib/fields";
import { read, route } from "@/lib/server/route";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: read(Paging, ({ ctx }, paging) => listActivity(ctx, paging)),
});
