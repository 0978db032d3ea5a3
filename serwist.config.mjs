import { readFileSync } from "node:fs";
import { serwist } from "@serwist/next/config";

/** Each build has a shell of its own, for it names that build's scripts. */
const revision = readFileSync(".next/BUILD_ID", "utf8").trim();

export default await serwist({
  swSrc: "app/sw.ts",
  swDest: "public/sw.js",
  // Hashed assets alone: not `public/_headers`, which is never served, nor icons and screenshots, which nothing needs offline.
  globPatterns: [".next/static/**/*.{js,css,woff2}", "public/icon.svg"],
  // `/` above all: Serwist would answer it cache-first for ever.
  precachePrerendered: false,
  additionalPrecacheEntries: [{ url: "/~offline", revision }],
  maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
});
