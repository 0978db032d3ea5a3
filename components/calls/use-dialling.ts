"use client";

import { useEffect, useState } from "react";

const KEY = "dial";

/**
 * Whether starting a call also dials on this device. A phone does; a desk only when its agent said that a softphone
 * answers `tel:` links, for elsewhere the browser would stop the work to ask for one.
 */
export function useDialling(): [boolean, (dials: boolean) => void] {
  const [dials, setDials] = useState(false);
  useEffect(() => {
    const chosen = localStorage.getItem(KEY);
    setDials(chosen ? chosen === "yes" : window.matchMedia("(pointer: coarse)").matches);
  }, []);
  return [
    dials,
    (next) => {
      localStorage.setItem(KEY, next ? "yes" : "no");
      setDials(next);
    },
  ];
}
