"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { say } from "@/components/layout/say";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import { needsDecision } from "@/lib/offline/outbox";
import { replayOnNews } from "@/lib/offline/replay-waiting";
import { useQueue } from "@/lib/offline/use-queue";

/** Milliseconds in which a form says by itself what became of its change. */
const FORM_SPEAKS = 500;

/** Says once that a change from earlier needs its person, or that all of them arrived, and reads the page anew then. */
export function QueueWatch() {
  const queue = useQueue();
  const client = useQueryClient();
  const go = useGo();
  const known = useKnown();
  const before = useRef<{ refused: Set<string>; waited: boolean } | null>(null);

  useEffect(() => replayOnNews(client, known, queue), [client, known, queue]);

  useEffect(() => {
    const refresh = () => {
      client.invalidateQueries();
      go.refresh();
    };
    const look = async () => {
      const entries = await queue.list().catch(() => []);
      const refused = new Set(entries.filter(needsDecision).map(({ id }) => id));
      const waits = entries.some(({ state }) => state === "waiting");
      const was = before.current;
      before.current = { refused, waited: waits && (was?.waited === true || queue.obstacle !== null) };
      if (!was) return;
      const news = [...refused].some((id) => !was.refused.has(id));
      if (news) {
        setTimeout(async () => {
          const still = (await queue.list()).some((entry) => needsDecision(entry) && !was.refused.has(entry.id));
          if (!still) return;
          say("error", "A change was not taken as it was. See “Waiting to sync”.");
          refresh();
        }, FORM_SPEAKS);
      }
      if (was.waited && !waits) {
        if (!news) say("success", "Everything that waited is sent.");
        refresh();
      }
    };
    look();
    return queue.subscribe(look);
  }, [queue, client, go]);
  return null;
}
