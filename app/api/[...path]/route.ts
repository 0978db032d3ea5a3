import { AppError } from "@/lib/command/errors";
import { route } from "@/lib/server/route";

async function unknown(): Promise<never> {
  throw new AppError("not_found", "There is nothing at this address.");
}

/** Any other path of the API: 404 in JSON, 401 to a stranger. */
export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: unknown,
  POST: unknown,
  PUT: unknown,
  PATCH: unknown,
  DELETE: unknown,
});
