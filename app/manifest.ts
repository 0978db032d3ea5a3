import type { MetadataRoute } from "next";

/** What an installed app is called, looks like and opens with (Web Application Manifest). */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Scholarix CRM",
    short_name: "Scholarix",
    description: "The CRM for teams that sell by phone, where nothing you type is ever lost.",
    lang: "en",
    dir: "ltr",
    categories: ["business", "productivity"],
    start_url: "/leads",
    scope: "/",
    display: "standalone",
    background_color: "#fcfbf9",
    theme_color: "#f4f2ee",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: "Call next", short_name: "Call next", url: "/leads?due=now&assignedTo=me", icons: [ICON] },
      { name: "New lead", short_name: "New lead", url: "/leads/new", icons: [ICON] },
    ],
    screenshots: [
      {
        src: "/screenshots/leads-wide.png",
        sizes: "1440x900",
        type: "image/png",
        form_factor: "wide",
        label: "Your leads, and who to call next",
      },
      {
        src: "/screenshots/leads-narrow.png",
        sizes: "780x1688",
        type: "image/png",
        form_factor: "narrow",
        label: "Your leads on a phone",
      },
      {
        src: "/screenshots/call-narrow.png",
        sizes: "780x1688",
        type: "image/png",
        form_factor: "narrow",
        label: "A call, its outcome and what comes next",
      },
    ],
  };
}

const ICON = { src: "/icon-192.png", sizes: "192x192", type: "image/png" };
