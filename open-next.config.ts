import { defineCloudflareConfig } from "@opennextjs/cloudflare";

export default {
  ...defineCloudflareConfig(),
  buildCommand: "next build && serwist build serwist.config.mjs && tsx scripts/share-chunks.ts",
};
