import { AppError } from "@/lib/command/errors";
import { answerRoute, type Route } from "@/lib/server/route";
import { analyticsActivityRoute } from "./analytics-activity";
import { analyticsDashboardRoute } from "./analytics-dashboard";
import { authMeRoute } from "./auth-me";
import { callRoute } from "./call";
import { callsRoute } from "./calls";
import { clerkWebhook } from "./clerk-webhook";
import { deviceRoute } from "./device";
import { devicesRoute } from "./devices";
import { exportRoute } from "./export";
import { exportDownloadRoute, exportFile } from "./export-download";
import { exportsRoute } from "./exports";
import { health } from "./health";
import { leadRoute } from "./lead";
import { leadConversationsRoute } from "./lead-conversations";
import { leadRestoreRoute } from "./lead-restore";
import { leadTimelineRoute } from "./lead-timeline";
import { leadsRoute } from "./leads";
import { membersRoute } from "./members";
import { syncPullRoute } from "./sync-pull";
import { syncPushRoute } from "./sync-push";

/** The REST API as a table. It runs beside Next, not in it: a request to Next costs more than most of these (ADR 0014). */
const ROUTES: Record<string, Route> = {
  leads: leadsRoute,
  "leads/:id": leadRoute,
  "leads/:id/restore": leadRestoreRoute,
  "leads/:id/conversations": leadConversationsRoute,
  "leads/:id/timeline": leadTimelineRoute,
  calls: callsRoute,
  "calls/:id": callRoute,
  "analytics/activity": analyticsActivityRoute,
  "analytics/dashboard": analyticsDashboardRoute,
  "auth/me": authMeRoute,
  members: membersRoute,
  exports: exportsRoute,
  "exports/:id": exportRoute,
  "exports/:id/download": exportDownloadRoute,
  devices: devicesRoute,
  "devices/:id": deviceRoute,
  "sync/pull": syncPullRoute,
  "sync/push": syncPushRoute,
};

/** Answers a request under `/api`; null for any other address. */
export async function serveApi(request: Request, env: CloudflareEnv): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (!/^\/api(\/|$)/.test(pathname)) return null;
  const path = pathname.split("/").slice(2);
  if (path.join("/") === "health") return health(request, env);
  if (path.join("/") === "webhooks/clerk") return clerkWebhook(request, env);
  const found = find(path);
  if (found.route === exportDownloadRoute && searchParams.has("signature"))
    return exportFile(request, env, found.params);
  return answerRoute(request, env, found);
}

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
