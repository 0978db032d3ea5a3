type Hubs = Pick<CloudflareEnv, "HUB">;

/** The one hub there is. */
export function hubOf({ HUB }: Hubs) {
  return HUB.getByName("main");
}

/** Tells the hub that something was committed: a hint, for its alarm finds what it was not told. */
export function pokeHub(env: Hubs): Promise<void> {
  return hint(() => hubOf(env).poke());
}

/** Closes the sockets of a sign-in that ended; without it they close by themselves within ten minutes. */
export function endLive(env: Hubs, sid: string): Promise<void> {
  return hint(() => hubOf(env).signedOut(sid));
}

/** Fails in silence: what was done is done, whether or not the hub hears of it. */
async function hint(tell: () => Promise<void>): Promise<void> {
  try {
    await tell();
  } catch {
    // also under `next dev`, which has no hub
  }
}
