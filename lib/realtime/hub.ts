import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { maySeeLead } from "@/lib/leads/queries";
import { contextOf } from "./hub-context";
import { type Farewell, farewell, introductionOf, listenerOf, type Socket, tagsOf } from "./listener";
import { LogRelay } from "./log-relay";
import { Onlookers, parseHere } from "./onlookers";
import { Pace } from "./pace";
import { PING, PONG } from "./protocol";

/** A lost poke costs this long at most. */
const EVERY = 15_000;
/** Bytes of a message up the socket; a `here` is a fortieth of it. */
const MAX_MESSAGE = 4096;

/**
 * Where every open page listens: one object, named `main` (ADR 0016). It reads the log and never writes the database. What
 * it must remember stands in its storage and in the sockets' attachments, so it may hibernate or die at any line.
 */
export class Hub extends Server {
  static override readonly options = { hibernate: true };

  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env);
    // answered by the platform, without waking the hub
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  readonly #pace = new Pace();
  readonly #onlookers = new Onlookers({
    sockets: () => this.#sockets(),
    maySee: async (actor, leadId) => maySeeLead({ ...(await contextOf(this.env)), actor }, leadId),
  });
  readonly #relay = new LogRelay({
    storage: this.ctx.storage,
    context: () => contextOf(this.env),
    sockets: (tag) => this.#sockets(tag),
    dismiss: (socket, reason) => this.#dismiss(socket, reason),
    lostSight: (socket, leadId) => this.#onlookers.lookAway(socket, leadId),
  });

  /** Something was committed: returns when it has been relayed. What fails now the alarm does later. */
  async poke(): Promise<void> {
    await this.#relay.run().catch((error) => report("poke", error));
  }

  /** Someone signed out of one browser. */
  async signedOut(sid: string): Promise<void> {
    for (const socket of this.#sockets(`sign-in:${sid}`)) this.#dismiss(socket, "signed-out");
  }

  override getConnectionTags(_: Connection, { request }: ConnectionContext): string[] {
    return tagsOf(introductionOf(request));
  }

  override async onConnect(connection: Connection, { request }: ConnectionContext): Promise<void> {
    try {
      await this.#relay.join(connection as Socket, introductionOf(request));
      await this.#watch();
    } catch (error) {
      // what is thrown from here PartyServer sends to the client, with its stack
      report("connect", error);
      connection.close(1013, "Try again later.");
    }
  }

  override async onMessage(connection: Connection, message: WSMessage): Promise<void> {
    const socket = connection as Socket;
    const size = typeof message === "string" ? message.length : message.byteLength;
    if (size > MAX_MESSAGE || !this.#pace.mayTalk(socket)) return this.#end(socket, 1008, "Too much.");
    const here = parseHere(message);
    if (!here || !this.#pace.mayMove(socket)) return;
    await this.#onlookers.look(socket, here).catch((error) => report("here", error));
  }

  override onClose(connection: Connection): void {
    this.#onlookers.leave(connection as Socket);
  }

  override onError(connection: Connection, error: unknown): void {
    report("socket", error);
    this.#onlookers.leave(connection as Socket);
  }

  override async onAlarm(): Promise<void> {
    try {
      await this.#relay.run();
    } catch (error) {
      // the platform gives up on an alarm that has thrown six times
      report("alarm", error);
    }
    for (const socket of this.#sockets()) {
      if ((listenerOf(socket)?.until ?? 0) <= Date.now()) this.#dismiss(socket, "expired");
    }
    await this.#watch();
  }

  async #watch(): Promise<void> {
    const anyone = !this.getConnections()[Symbol.iterator]().next().done;
    if (anyone && (await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + EVERY);
  }

  #dismiss(socket: Socket, reason: Farewell): void {
    if (reason === "expired") this.#relay.tellHowFar(socket);
    farewell(socket, reason);
    this.#onlookers.leave(socket);
  }

  #end(socket: Socket, code: number, reason: string): void {
    socket.close(code, reason);
    this.#onlookers.leave(socket);
  }

  /** Those that are open and have been greeted. */
  *#sockets(tag?: string): Generator<Socket> {
    for (const connection of this.getConnections(tag)) {
      if (listenerOf(connection as Socket)) yield connection as Socket;
    }
  }
}

/** Name and place only: a message may quote what a person typed. */
function report(where: string, error: unknown): void {
  console.error(JSON.stringify({ level: "error", hub: where, name: error instanceof Error ? error.name : "unknown" }));
}
