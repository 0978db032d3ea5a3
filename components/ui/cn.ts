import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}

const merge = extendTailwindMerge({
  extend: { theme: { text: ["2xs"], spacing: ["control", "control-sm"] } },
});
