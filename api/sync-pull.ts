import { noted } from "@/lib/devices/noted";
import { defineRoute, read } from "@/lib/server/route";
import { PullQuery } from "@/lib/sync/cursor";
import { pull } from "@/lib/sync/pull";

export const syncPullRoute = defineRoute({
  GET: noted(read(PullQuery, ({ ctx }, query) => pull(ctx, query))),
});
