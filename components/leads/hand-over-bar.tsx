"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { fetchApi } from "@/lib/offline/fetch-api";
import { useCommand } from "@/lib/offline/use-command";
import { type Assignee, AssigneeSelect } from "./assignee-select";

const handOver = () => import("@/lib/leads/commands/hand-over").then((module) => module.handOver);

interface Props {
  ids: string[];
  /** Every lead on the page. */
  all: string[];
  choose(ids: ReadonlySet<string>): void;
  /** The list goes on beyond the page. */
  more: boolean;
  list: string;
}

/** What a manager can do with the chosen leads: give all of them to one person, in one operation. */
export function HandOverBar({ ids, all, choose, more, list }: Props) {
  const { run, pending } = useCommand<{ ids: string[]; assignedTo: string | null }>(handOver);
  const { data: people = [] } = useQuery({
    queryKey: ["assignees"],
    queryFn: async () => (await fetchApi<{ data: Assignee[] }>("/api/members")).data,
  });
  if (ids.length === 0) return <WithoutScript list={list} />;
  const count = ids.length === 1 ? "1 lead" : `${ids.length} leads`;
  return (
    <form
      id="hand-over"
      aria-label="Hand over"
      className="sticky bottom-4 z-30 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border bg-popover px-3 py-2 shadow-lg max-md:bottom-18 max-md:mx-2 max-md:w-auto"
      onSubmit={async (event) => {
        event.preventDefault();
        const to = String(new FormData(event.currentTarget).get("assignedTo") ?? "");
        const name = people.find((person) => person.id === to)?.name;
        const done = name ? `${count} handed to ${name}.` : `${count} unassigned.`;
        if ((await run({ ids, assignedTo: to === "nobody" ? null : to }, { done })) === null) choose(new Set());
      }}
    >
      <span className="whitespace-nowrap font-medium text-sm max-md:me-auto">{count} chosen</span>
      {ids.length < all.length ? (
        <Button type="button" variant="link" size="sm" className="px-1 md:hidden" onClick={() => choose(new Set(all))}>
          All {all.length} on this page
        </Button>
      ) : (
        more && (
          <Button asChild variant="link" size="sm" className="px-1">
            <Link href={handOverPath(list)}>All that match…</Link>
          </Button>
        )
      )}
      <span className="basis-full md:hidden" />
      <AssigneeSelect people={people} className="w-44 max-md:flex-1" />
      <Button type="submit" disabled={pending}>
        Hand over
      </Button>
      <Button type="button" variant="ghost" onClick={() => choose(new Set())}>
        Cancel
      </Button>
    </form>
  );
}

/** Before JavaScript the checkboxes go to a page that asks to whom. */
function WithoutScript({ list }: { list: string }) {
  return (
    <noscript>
      <form
        id="hand-over"
        action="/leads/hand-over"
        aria-label="Hand over"
        className="sticky bottom-4 z-30 mx-auto flex w-fit max-w-full items-center gap-2 rounded-lg border bg-popover px-3 py-2 shadow-lg max-md:bottom-18"
      >
        <input type="hidden" name="chosen" value="1" />
        <input type="hidden" name="list" value={list} />
        <Button type="submit">Hand over the chosen…</Button>
        <Button asChild variant="link" size="sm">
          <a href={handOverPath(list)}>All that match…</a>
        </Button>
      </form>
    </noscript>
  );
}

function handOverPath(list: string): string {
  return `/leads/hand-over?${new URLSearchParams({ list })}`;
}
