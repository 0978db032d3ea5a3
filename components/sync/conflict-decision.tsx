"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { useKnown } from "@/components/session/known";
import { Button } from "@/components/ui/button";
import { FIELDS, textOf } from "@/lib/activity/words";
import { formatWhen } from "@/lib/format";
import { type Collision, readCollision } from "@/lib/offline/collision";
import { decisionNow } from "@/lib/offline/decision-now";
import { replace } from "@/lib/offline/outbox";
import type { Queued } from "@/lib/offline/store";
import { useQueue } from "@/lib/offline/use-queue";

/** An edit that met another one: field by field what it was, what they made of it, and mine; one decision, one new edit. */
export function ConflictDecision({ entry }: { entry: Queued }) {
  const { data, error } = useQuery({
    queryKey: ["collision", entry.id],
    queryFn: () => readCollision(entry),
    staleTime: 0,
  });
  if (error) return <p className="text-muted-foreground text-xs">Connect to see what they changed, and decide.</p>;
  if (!data) return <p className="text-muted-foreground text-xs">Reading what they changed…</p>;
  return <Decision key={data.seq} entry={entry} collision={data} />;
}

function Decision({ entry, collision }: { entry: Queued; collision: Collision }) {
  const queue = useQueue();
  const { settings, actor } = useKnown();
  const now = new Date().toISOString();
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set(collision.fields.map(({ name }) => name)));
  const nameOf = (id: string) => (id === actor.id ? "you" : (collision.names[id] ?? "someone"));
  const reader = { timeZone: settings.timeZone, currency: settings.currency, now, nameOf };
  const text = (name: string, value: unknown) => textOf(name, value, reader) ?? "empty";
  const choose = (name: string, keep: boolean) =>
    setMine((chosen) => new Set(keep ? [...chosen, name] : [...chosen].filter((one) => one !== name)));

  async function decide() {
    const given = new Set(collision.fields.map(({ name }) => name).filter((name) => !mine.has(name)));
    const input = Object.fromEntries(Object.entries(entry.input).filter(([name]) => !given.has(name)));
    const left = Object.keys(input).some((name) => name !== "id");
    const decided = {
      id: uuidv7(),
      command: entry.command,
      input,
      base: { seq: collision.seq },
      at: now,
      creates: [],
    };
    await queue.amend((store) => replace(store, entry.n, left ? decided : null, decisionNow()));
  }

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        decide();
      }}
    >
      {collision.fields.map(({ name, before, theirs, by, when }) => (
        <fieldset key={name} className="grid gap-1.5 rounded-md border px-3 py-2">
          <legend className="px-1 font-medium text-xs">{FIELDS[name] ?? name}</legend>
          <p className="text-muted-foreground text-xs">
            It was <bdi>{text(name, before)}</bdi>.
          </p>
          <label className="flex items-baseline gap-2">
            <input
              type="radio"
              className="accent-primary"
              name={name}
              checked={!mine.has(name)}
              onChange={() => choose(name, false)}
            />
            <span>
              <bdi>{text(name, theirs)}</bdi>
              <span className="text-muted-foreground text-xs">
                {" "}
                · <bdi>{by}</bdi>
                {when && `, ${formatWhen(when, settings.timeZone, now)}`}
              </span>
            </span>
          </label>
          <label className="flex items-baseline gap-2">
            <input
              type="radio"
              className="accent-primary"
              name={name}
              checked={mine.has(name)}
              onChange={() => choose(name, true)}
            />
            <span>
              <bdi>{text(name, entry.input[name])}</bdi>
              <span className="text-muted-foreground text-xs"> · mine</span>
            </span>
          </label>
        </fieldset>
      ))}
      <div>
        <Button type="submit" size="sm">
          Save this choice
        </Button>
      </div>
    </form>
  );
}
