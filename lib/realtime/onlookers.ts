import { z } from "zod";
import type { Actor } from "@/lib/command/define";
import { id } from "@/lib/fields";
import { type Listener, listenerOf, type Socket, send } from "./listener";
import type { Here, Present } from "./protocol";

const HereMessage = z.strictObject({
  type: z.literal("here"),
  leadId: id.nullable(),
  onCall: z.boolean().optional(),
});

interface Room {
  sockets(): Iterable<Socket>;
  maySee(actor: Actor, leadId: string): Promise<boolean>;
}

/** Who looks at which lead, told to those who look at the same one. It carries names, never rows. */
export class Onlookers {
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Takes what a socket says it looks at, if its person may see that. */
  async look(socket: Socket, { leadId, onCall = false }: Here): Promise<void> {
    const listener = listenerOf(socket);
    if (!listener) return;
    const sees = leadId !== null && (leadId === listener.leadId || (await this.#room.maySee(listener.actor, leadId)));
    this.#place(socket, sees ? { leadId, onCall } : NOWHERE);
  }

  /** The lead is out of the person's sight. */
  lookAway(socket: Socket, leadId: string): void {
    if (listenerOf(socket)?.leadId === leadId) this.#place(socket, NOWHERE);
  }

  /** The socket is closed. */
  leave(socket: Socket): void {
    this.#tell(listenerOf(socket)?.leadId ?? null);
  }

  #place(socket: Socket, place: Pick<Listener, "leadId" | "onCall">): void {
    const listener = listenerOf(socket);
    if (!listener) return;
    socket.setState({ ...listener, ...place });
    this.#tell(listener.leadId);
    if (place.leadId !== listener.leadId) this.#tell(place.leadId);
  }

  #tell(leadId: string | null): void {
    if (leadId === null) return;
    const looking = [...this.#room.sockets()].filter((socket) => listenerOf(socket)?.leadId === leadId);
    const people = presentAmong(looking.flatMap((socket) => listenerOf(socket) ?? []));
    for (const socket of looking) {
      const self = listenerOf(socket)?.actor.id;
      send(socket, { type: "present", people: people.filter(({ userId }) => userId !== self) });
    }
  }
}

/** The message, or null for anything else. */
export function parseHere(message: unknown): Here | null {
  if (typeof message !== "string") return null;
  try {
    const { success, data } = HereMessage.safeParse(JSON.parse(message));
    return success ? (data as Here) : null;
  } catch {
    return null;
  }
}

const NOWHERE = { leadId: null, onCall: false };

/** Each person once, in however many tabs they look. */
function presentAmong(listeners: Listener[]): Present[] {
  const people = new Map<string, Present>();
  for (const { actor, leadId, onCall } of listeners) {
    if (leadId === null) continue;
    const earlier = people.get(actor.id);
    people.set(actor.id, { userId: actor.id, name: actor.name, leadId, onCall: onCall || (earlier?.onCall ?? false) });
  }
  return [...people.values()];
}
