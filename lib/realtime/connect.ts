import { AppError } from "@/lib/command/errors";
import { reportDevice } from "@/lib/devices/report";
import { allowedOrigin } from "@/lib/server/edge/cors";
import { ownOrigins } from "@/lib/server/edge/gate";
import { limitedSession, refused } from "@/lib/server/route";
import { requireMode } from "@/lib/server/session";
import { sessionToken } from "@/lib/server/session-token";
import { introduce } from "./listener";
import { hubOf } from "./poke";

/**
 * The door of the live hub: `GET /parties/hub/main?token=&cursor=`, with a session by token, header or cookie. Everything
 * is decided before the upgrade; a refusal is the JSON of the API. Null for an address outside `/parties`.
 */
export async function connectLive(request: Request, env: CloudflareEnv): Promise<Response | null> {
  const url = new URL(request.url);
  if (!/^\/parties(\/|$)/.test(url.pathname)) return null;
  try {
    if (url.pathname !== "/parties/hub/main") throw new AppError("not_found", "There is nothing at this address.");
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      throw new AppError("upgrade_required", "This address speaks WebSocket only.");
    }
    const token = url.searchParams.get("token");
    requireOwnOrigin(request, env, url, token !== null);
    const { ctx, sid, later } = await limitedSession(request, env, { token: token ?? sessionToken(request) });
    later(() => reportDevice(ctx, request));
    // A new request: no query (it has the token), no header and no connection id that a client chose goes on.
    return await hubOf(env).fetch(`${url.origin}/parties/hub/main`, {
      headers: {
        upgrade: "websocket",
        ...introduce({ actor: ctx.actor, sid, cursor: url.searchParams.get("cursor") }),
      },
    });
  } catch (error) {
    return refused(error);
  }
}

/** A browser sends cookies with any site's socket, and CORS does not hold for sockets: only `Origin` tells whose page it is. */
function requireOwnOrigin(request: Request, env: CloudflareEnv, url: URL, tokenGiven: boolean): void {
  const origin = request.headers.get("origin");
  const bearer = tokenGiven || request.headers.has("authorization");
  const fine =
    origin === null
      ? !request.headers.has("cookie")
      : ownOrigins(requireMode(env, url), url).includes(origin) || (bearer && allowedOrigin(request, env) !== null);
  if (!fine) throw new AppError("forbidden", "This request came from another site.");
}
