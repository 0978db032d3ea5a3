"use client";

import { useRouter } from "next/navigation";
import { createContext, useContext } from "react";

/** How a page is left for another, or read anew. */
export interface Go {
  push(href: string, options?: { scroll?: boolean }): void;
  refresh(): void;
}

const GoContext = createContext<Go | null>(null);

/** Where there is no server to ask for pages, what stands in it goes by itself. */
export const GoProvider = GoContext.Provider;

export function useGo(): Go {
  const router = useRouter();
  return useContext(GoContext) ?? router;
}
