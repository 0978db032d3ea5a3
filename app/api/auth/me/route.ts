import { z } from "zod";
import { read, route } from "@/lib/server/route";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: read(z.strictObject({}), async ({ ctx: { actor } }) => {
    const { id, email, name, role } = actor;
    return { data: { id, email, name, role } };
  }),
});
