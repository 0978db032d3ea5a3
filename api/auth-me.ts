import { z } from "zod";
import { defineRoute, read } from "@/lib/server/route";

export const authMeRoute = defineRoute({
  GET: read(z.strictObject({}), async ({ ctx: { actor } }) => {
    const { id, email, name, role } = actor;
    return { data: { id, email, name, role } };
  }),
});
