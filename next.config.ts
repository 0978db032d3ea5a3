import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm run check` types the whole tree, tests included, once
  images: { unoptimized: true },
  allowedDevOrigins: ["127.0.0.1"],
};

export default config;
