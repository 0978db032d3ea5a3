import PartySocket from "partysocket";
import { ApiError, fetchApi } from "@/lib/offline/fetch-api";
import { backOff } from "./back-off";
import { Follower } from "./follower";
import { onLive, readLive, setLive } from "./live-store";
import { type Cursor, type Frame, type Here, PING, PONG, type Pulled } from "./protocol";
import { type Screen, showItemsOn } from "./show-items";
import { soon } from "./soon";

/** A line that has not answered for this long is taken for dead. */
const HEARTBEAT = 25_000;
const ANSWER = 10_000;
/** Between two sockets this long is no news. */
const GRACE = 4_000;

/** Keeps one socket to the hub, and this tab in step with it, until what it returns is called. */
export function openLive(from: Cursor, screen: Screen): () => void {
  const shown = showItemsOn(screen);
  const follower = new Follower(from, {
    pull: (cursor) => fetchApi<Pulled>(`/api/sync/pull?cursor=${encodeURIComponent(cursor)}`),
    show: shown.show,
    readAnew() {
      screen.client.invalidateQueries().catch(() => null);
      screen.refresh();
    },
  });
  let lost = false;
  let closed = false;
  const between = backOff();
  const socket = new PartySocket({
    host: location.host,
    party: "hub",
    room: "main",
    // Its own pauses cannot be ended: `reconnect()` during one of them does nothing. Ours are in `query`.
    minReconnectionDelay: 0,
    connectionTimeout: 10_000,
    maxEnqueuedMessages: 0,
    async query() {
      await between.pause(socket.retryCount);
      if (!closed && (socket.retryCount > 0 || lost)) await renewSession(screen);
      return { cursor: follower.cursor };
    },
  });
  let grace: ReturnType<typeof setTimeout> | undefined;
  let heard = Date.now();

  const keepUp = (work: Promise<void>) =>
    work.then(
      () => socket.readyState === WebSocket.OPEN && setLive({ status: "live" }),
      () => null, // the next frame, focus or reconnection tries again
    );
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  // a second apart at least: the hub does not listen to more
  const here = soon(() => isOpen() && socket.send(JSON.stringify(placeNow())), { after: 50, every: 1100 });

  socket.addEventListener("message", ({ data }) => {
    heard = Date.now();
    if (data === PONG) return;
    const frame = JSON.parse(data) as Frame;
    if (frame.type === "present") return setLive({ people: frame.people });
    if (frame.type === "bye") {
      if (frame.reason !== "expired") screen.refresh();
      return;
    }
    if (frame.type === "hello") {
      clearTimeout(grace);
      grace = undefined;
      lost = false;
      here.ask();
    }
    keepUp(follower.take(frame));
    screen.keep(frame);
  });
  const dropped = () => {
    lost = true;
    setLive({ status: readLive().status === "offline" ? "offline" : "catching-up", people: [] });
    grace ??= setTimeout(() => setLive({ status: "offline" }), GRACE);
  };
  socket.addEventListener("close", dropped);

  const beat = setInterval(() => {
    if (!isOpen()) return;
    socket.send(PING);
    const asked = Date.now();
    setTimeout(() => heard < asked && isOpen() && socket.reconnect(), ANSWER);
  }, HEARTBEAT);
  const wake = () => {
    here.ask();
    if (document.visibilityState === "hidden") return;
    if (isOpen()) keepUp(follower.catchUp());
    else if (lost) {
      socket.reconnect();
      between.hurry();
    }
  };
  const offline = () => setLive({ status: "offline" });
  let place = readLive().place;
  const unlisten = onLive(() => {
    if (readLive().place === place) return;
    place = readLive().place;
    here.ask();
  });
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("focus", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", offline);
  return () => {
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("focus", wake);
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", offline);
    unlisten();
    clearInterval(beat);
    clearTimeout(grace);
    here.stop();
    shown.stop();
    // It is not lost: nobody listens any more, or the next one does already.
    socket.removeEventListener("close", dropped);
    closed = true;
    socket.close();
    between.hurry();
  };
}

/** What this tab looks at: nothing, while nobody looks at the tab. */
function placeNow(): Here {
  return { type: "here", ...(document.visibilityState === "hidden" ? { leadId: null } : readLive().place) };
}

/** A refused upgrade says nothing to a script, so the API is asked first; it renews an expired session. */
async function renewSession(screen: Screen): Promise<void> {
  try {
    await fetchApi("/api/auth/me");
  } catch (error) {
    const refused = error instanceof ApiError && ["unauthenticated", "forbidden"].includes(error.error.code);
    if (refused) screen.refresh();
  }
}
