"use client";

import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";

interface Props {
  all: string[];
  chosen: ReadonlySet<string>;
  choose(ids: ReadonlySet<string>): void;
}

/** Chooses every lead on the page, or none. It comes with the script: without it, it could do nothing. */
export function ChooseAll({ all, chosen, choose }: Props) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const count = all.filter((id) => chosen.has(id)).length;
  return (
    <Checkbox
      aria-label="Choose every lead on this page"
      className={ready ? undefined : "invisible"}
      checked={count > 0 && count === all.length}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < all.length;
      }}
      onChange={() => choose(new Set(count === all.length ? [] : all))}
    />
  );
}
