import type { Connection } from "partyserver";
import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import type { Cursor, Frame } from "./protocol";

/** Milliseconds after which a socket comes again with a fresh token. */
const LIFETIME = 10 * 60_000;
const HEADER = "x-hub-introduction";

/** Who was let in: written by the Worker, which has checked it. */
export interface Introduction {
  actor: Actor;
  sid: string | null;
  /** How far the client says it has come. */
  cursor: Cursor | null;
}

/** All the hub knows of a socket. It stands in the socket's attachment, for memory does not survive hibernation. */
export interface Listener {
  actor: Actor;
  /** Milliseconds since 1970. */
  until: number;
  /** Where the last frame that it was sent ended. */
  to: Cursor;
  /** The lead on its screen. */
  leadId: string | null;
  onCall: boolean;
}

export type Socket = Connection<Listener>;
export type Farewell = Extract<Frame, { type: "bye" }>["reason"];

/** The header that carries an introduction; percent-encoded, for names are in any script. */
export function introduce(introduction: Introduction): Record<string, string> {
  return { [HEADER]: encodeURIComponent(JSON.stringify(introduction)) };
}

/** Guarantee: only `connectLive` reaches the hub's `fetch`, and every header of that request is its own. */
export function introductionOf(request: Request): Introduction {
  return JSON.parse(decodeURIComponent(request.headers.get(HEADER) ?? "")) as Introduction;
}

/** What a socket is found by. The client has no say in it: a connection id is a tag too, so the hub makes that itself. */
export function tagsOf({ actor, sid }: Introduction): string[] {
  return [`person:${actor.id}`, ...(isManager(actor) ? ["managers"] : []), ...(sid ? [`sign-in:${sid}`] : [])];
}

export function newListener({ actor }: Introduction, head: Cursor): Listener {
  return { actor, until: Date.now() + LIFETIME, to: head, leadId: null, onCall: false };
}

/** Null until the socket has been greeted. */
export function listenerOf(socket: Socket): Listener | null {
  return socket.state as Listener | null;
}

export function send(socket: Socket, frame: Frame): void {
  sendText(socket, JSON.stringify(frame));
}

/** A socket that cannot be sent to is gone: its client comes back and pulls. */
export function sendText(socket: Socket, text: string): void {
  try {
    socket.send(text);
  } catch {
    farewell(socket, "expired");
  }
}

export function farewell(socket: Socket, reason: Farewell): void {
  try {
    socket.send(JSON.stringify({ type: "bye", reason } satisfies Frame));
    socket.close(4000, reason);
  } catch {
    // it was closed already
  }
}
