"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId } from "react";
import { THEME_COOKIE, type Theme } from "@/components/layout/theme";

/** Light, dark or the system's, at once and for a year. Needs no network; without JavaScript the system decides. */
export function ThemeControl({ theme }: { theme: Theme }) {
  const group = useId();
  return (
    <fieldset className="noscript:hidden grid grid-cols-3 rounded-md bg-accent p-0.5 dark:bg-black/30">
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="relative flex h-6 cursor-pointer items-center justify-center rounded-sm text-muted-foreground hover:text-foreground has-checked:bg-card has-checked:text-foreground has-checked:shadow-xs dark:has-checked:bg-secondary has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:h-10"
        >
          <input
            type="radio"
            name={group}
            value={value}
            defaultChecked={value === theme}
            onChange={() => choose(value)}
            aria-label={label}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          <Icon aria-hidden className="size-3.5 pointer-coarse:size-4.5" />
        </label>
      ))}
    </fieldset>
  );
}

const CHOICES = [
  { value: "system", label: "Same as the system", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const satisfies { value: Theme; label: string; Icon: unknown }[];

function choose(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and not in every browser
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
}
