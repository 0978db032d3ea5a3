import { initOpenNextCloudflareForDev } from "@opennextjs/cloudflare";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm run check` types the whole tree, tests included, once
  images: { unoptimized: true },
  allowedDevOrigins: ["127.0.0.1"],
  pageExtensions: process.env.NODE_ENV === "development" ? ["tsx", "ts", "dev.ts"] : ["tsx", "ts"],
};

export default config;

// `npm run dev` says where the local state is, and shares it with `npm start`.
if (process.env.NODE_ENV === "development" && process.env.STATE_DIR) {
  initOpenNextCloudflareForDev({ persist: { path: `${process.env.STATE_DIR}/v3` } });
}
