import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { AnyCommand } from "@/lib/command/define";
import type { Outcome } from "@/lib/command/deliver";
import { AppError, ERROR_STATUS, errorBody, notFound } from "@/lib/command/errors";
import { execute } from "@/lib/command/execute";
import { parseInput } from "@/lib/command/input";
import { id as idSchema } from "@/lib/fields";
import { around } from "./around";
import { readJson } from "./body";
import { readDeviceSession } from "./device-session";
import { RETRY_AFTER, requireWithinLimit } from "./limits";
import { logError } from "./log-error";
import { readSession, type Session } from "./session";
import { sessionToken } from "./session-token";

const VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Verb = (typeof VERBS)[number];
type Params = Record<string, string>;
export type Handler = (request: Request, session: Session, params: Params) => Promise<Response>;

/** What one URL of the REST API takes: a handler for each verb. `byDevice`: a device's cookie will do for a session. */
export type Route = Partial<Record<Verb, Handler>> & { byDevice?: boolean };

export function defineRoute(route: Route): Route {
  return route;
}

/**
 * The REST door: session, limit, then the verb's handler; every error in the one JSON form. A verb without a handler
 * answers 405, and only to someone signed in. HEAD is GET without its body (RFC 9110 §9.3.2).
 */
export async function answerRoute(
  request: Request,
  env: CloudflareEnv,
  { route, params }: { route: Route; params: Params },
): Promise<Response> {
  const method = request.method === "HEAD" ? "GET" : request.method;
  const response = await answer(
    async () => {
      const session = await limitedSession(request, env, { byDevice: route.byDevice === true });
      const handler = VERBS.some((verb) => verb === method) && route[method as Verb];
      if (!handler) throw new AppError("method_not_allowed", `This address does not take ${request.method}.`);
      return handler(request, session, params);
    },
    VERBS.filter((verb) => route[verb]),
  );
  return method === request.method ? response : new Response(null, response);
}

/** A read: its query string validated, its result under `data` (a page as it is). */
export function read<S extends z.ZodType>(
  query: S,
  run: (session: Session, input: z.output<S>, params: Params) => Promise<object>,
): Handler {
  return async (request, session, params) => {
    const input = parseInput(query, queryOf(request));
    return Response.json(await run(session, input, params));
  };
}

/** Something sent that is no single change: its body validated, its result as it is. */
export function receive<S extends z.ZodType>(
  body: S,
  run: (session: Session, input: z.output<S>) => Promise<object>,
): Handler {
  return async (request, session) => {
    const input = parseInput(body, await readJson(request));
    return Response.json(await run(session, input));
  };
}

export interface Change {
  command: AnyCommand;
  status?: number;
  /** The command's input from the URL's parameters, the body and the request. */
  input(body: Record<string, unknown>, params: Params, request: Request): Record<string, unknown>;
  /** Adds what only the server can know, before anything is decided; it is no part of what makes a repeat a repeat. */
  complete?(session: Session, input: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** What to answer, read anew as the caller may see it; `id` is the row the operation was about. */
  answer(session: Session, id: string): Promise<object>;
  /** The row as it is now, for `currentData` beside a conflict. */
  current?(session: Session, id: string): Promise<object>;
  /** Verbs that take no body. */
  bodiless?: boolean;
}

/** A change: the command once per `Idempotency-Key`, then the row as the caller may see it. */
export function change(door: Change): Handler {
  return async (request, session, params) => {
    const body = door.bodiless ? {} : await readJson(request);
    const input = door.input(body, params, request);
    const sent = { body, params, base: input.base ?? null };
    const operationId = operationIdOf(request);
    const whole = (await door.complete?.(session, input)) ?? input;
    const outcome = await around(door.command.name, session, whole, (whole) =>
      execute(door.command, session.ctx, whole, { operationId, sent }),
    );
    const rowId = outcome.changes[0]?.entityId ?? String(input.id ?? "");
    if (outcome.error) return refusal(door, session, outcome, rowId);
    return Response.json(await door.answer(session, rowId), {
      status: door.status ?? 200,
      headers: { ...etag(outcome), ...(outcome.replayed && { "idempotent-replayed": "true" }) },
    });
  };
}

/** `If-Match: "<seq>"` (RFC 9110) or `X-Client-Timestamp`, as the base of an edit. */
export function baseOf(request: Request): { base?: { seq?: number; asOf?: string } } {
  const match = request.headers.get("if-match");
  if (match !== null && match !== "*") {
    const seq = /^(?:W\/)?"(\d{1,15})"$/.exec(match.trim())?.[1];
    if (!seq)
      throw new AppError("invalid", "Some fields need a correction.", { "If-Match": 'Send the seq in quotes: "42".' });
    return { base: { seq: Number(seq) } };
  }
  const asOf = request.headers.get("x-client-timestamp");
  if (match === null && asOf !== null) {
    if (Number.isNaN(Date.parse(asOf))) {
      throw new AppError("invalid", "Some fields need a correction.", { "X-Client-Timestamp": "Send an instant." });
    }
    return { base: { asOf: new Date(asOf).toISOString() } };
  }
  return {};
}

/** The id in a URL; anything that cannot be one is a row that does not exist. */
export function idIn(params: Params, what: string): string {
  const parsed = idSchema.safeParse(params.id);
  if (!parsed.success) throw notFound(what);
  return parsed.data;
}

/** The body with the id its creation needs, chosen by the client or by us. */
export function withId(body: Record<string, unknown>): Record<string, unknown> {
  return { id: uuidv7(), ...body };
}

/** The body, which may not name what the address or a header says. */
export function without(body: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  const named = names.filter((name) => name in body);
  if (named.length === 0) return body;
  const fields = Object.fromEntries(named.map((name) => [name, "Unknown field."]));
  throw new AppError("invalid", "Some fields need a correction.", fields);
}

/** The session behind a token, or a device's where a route takes one, within the limit of its person, or of the address. */
export async function limitedSession(
  request: Request,
  env: CloudflareEnv,
  { token = sessionToken(request), byDevice = false }: { token?: string | null; byDevice?: boolean } = {},
): Promise<Session> {
  const address = request.headers.get("cf-connecting-ip") ?? "local";
  const session = await requireSession(request, env, token, byDevice).catch(async (error: unknown) => {
    await requireWithinLimit(env, { address });
    throw error;
  });
  await requireWithinLimit(env, { userId: session.ctx.actor.id });
  return session;
}

async function requireSession(
  request: Request,
  env: CloudflareEnv,
  token: string | null,
  byDevice: boolean,
): Promise<Session> {
  const session =
    (await readSession(env, new URL(request.url), token)) ?? (byDevice ? await readDeviceSession(request, env) : null);
  if (session) return session;
  throw new AppError("unauthenticated", "Sign in, or send a session token: Authorization: Bearer ….");
}

function queryOf(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  const params = new URL(request.url).searchParams;
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}

function operationIdOf(request: Request): string {
  const given = request.headers.get("idempotency-key") ?? request.headers.get("x-request-id");
  if (given === null) return uuidv7();
  if (/^[\x21-\x7e]{1,255}$/.test(given)) return given;
  throw new AppError("invalid", "Some fields need a correction.", {
    "Idempotency-Key": "Use 1 to 255 visible ASCII characters.",
  });
}

async function refusal(door: Change, session: Session, outcome: Outcome, id: string): Promise<Response> {
  const error = outcome.error ?? { code: "conflict" as const, message: "" };
  const currentData = error.code === "conflict" && door.current ? await door.current(session, id) : undefined;
  return Response.json({ error, ...(currentData && { currentData }) }, { status: ERROR_STATUS[error.code] });
}

function etag(outcome: Outcome): Record<string, string> {
  const seq = outcome.changes[0]?.seq;
  return seq === undefined ? {} : { etag: `"${seq}"` };
}

async function answer(run: () => Promise<Response>, verbs: string[]): Promise<Response> {
  try {
    const response = await run();
    response.headers.set("cache-control", "private, no-store");
    return response;
  } catch (error) {
    return refused(error, verbs);
  }
}

/** Any error in the one JSON form; what nobody foresaw is logged, and told in one sentence. */
export function refused(error: unknown, verbs: string[] = []): Response {
  const told = error instanceof AppError ? error : new AppError("internal", "Something went wrong on our side.");
  if (told !== error || told.cause) logError(told.cause ?? error);
  return Response.json(
    { error: errorBody(told) },
    {
      status: ERROR_STATUS[told.code],
      headers: {
        "cache-control": "private, no-store",
        ...(told.code === "rate_limited" && { "retry-after": String(RETRY_AFTER) }),
        ...(told.code === "unavailable" && { "retry-after": "5" }),
        ...(told.code === "upgrade_required" && { upgrade: "websocket" }),
        ...(told.code === "method_not_allowed" && {
          allow: verbs.flatMap((verb) => (verb === "GET" ? ["GET", "HEAD"] : [verb])).join(", "),
        }),
      },
    },
  );
}
