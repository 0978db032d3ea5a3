import { AppError } from "@/lib/command/errors";
import { answerRoute, type Route } from "@/lib/server/route";
import { analyticsActivityRoute } from "../_routes/analytics-activity";
import { authMeRoute } from "../_routes/auth-me";
import { callRoute } from "../_routes/call";
import { callsRoute } from "../_routes/calls";
import { leadRoute } from "../_routes/lead";
import { leadConversationsRoute } from "../_routes/lead-conversations";
import { leadRestoreRoute } from "../_routes/lead-restore";
import { leadTimelineRoute } from "../_routes/lead-timeline";
import { leadsRoute } from "../_routes/leads";
import { membersRoute } from "../_routes/members";

/**
 * The REST API as a table, served by one Next route: Turbopack repeats all that a route imports for each entry, and
 * the Worker's size is a budget (ADR 0007).
 */
const ROUTES: Record<string, Route> = {
  leads: leadsRoute,
  "leads/:id": leadRoute,
  "leads/:id/restore": leadRestoreRoute,
  "leads/:id/conversations": leadConversationsRoute,
  "leads/:id/timeline": leadTimelineRoute,
  calls: callsRoute,
  "calls/:id": callRoute,
  "analytics/activity": analyticsActivityRoute,
  "auth/me": authMeRoute,
  members: membersRoute,
};

type Context = { params: Promise<{ path?: string[] }> };

async function serve(request: Request, { params }: Context): Promise<Response> {
  const { path = [] } = await params;
  return answerRoute(request, find(path));
}

export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };

/** The route of a path and its parameters; an unknown one answers 404, after asking who is there. */
function find(path: string[]): { route: Route; params: Record<string, string> } {
  for (const [pattern, route] of Object.entries(ROUTES)) {
    const parts = pattern.split("/");
    if (parts.length !== path.length) continue;
    if (!parts.every((part, i) => part.startsWith(":") || part === path[i])) continue;
    const params = parts.flatMap((part, i) => (part.startsWith(":") ? [[part.slice(1), path[i] ?? ""]] : []));
    return { route, params: Object.fromEntries(params) };
  }
  return { route: UNKNOWN, params: {} };
}

async function nothing(): Promise<never> {
  throw new AppError("not_found", "There is nothing at this address.");
}

const UNKNOWN: Route = { GET: nothing, POST: nothing, PUT: nothing, PATCH: nothing, DELETE: nothing };
