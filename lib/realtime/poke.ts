type Hubs = Pick<CloudflareEnv, "HUB">;

/** The one hub there is. */
export function hubOf({ HUB }: Hubs) {
  return HUB.getByName("main");
}

/** Tells the hub that something was committed. A hint, so it fails in silence: the hub's alarm finds what it was not told. */
export async function pokeHub(env: Hubs): Promise<void> {
  await hubOf(env)
    .poke()
    .catch(() => null);
}
