"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { fetchApi } from "@/lib/offline/fetch-api";
import { useCommand } from "@/lib/offline/use-command";

const handOver = () => import("@/lib/leads/commands/hand-over").then((module) => module.handOver);

/** What a manager can do with the chosen leads: give all of them to one person, in one operation. */
export function HandOverBar({ ids, clear }: { ids: string[]; clear: () => void }) {
  const { run, pending } = useCommand<{ ids: string[]; assignedTo: string | null }>(handOver);
  const { data: people = [] } = useQuery({
    queryKey: ["assignees"],
    queryFn: async () => (await fetchApi<{ data: { id: string; name: string }[] }>("/api/members")).data,
    enabled: ids.length > 0,
  });
  if (ids.length === 0) return null;
  const count = ids.length === 1 ? "1 lead" : `${ids.length} leads`;
  return (
    <form
      aria-label="Hand over"
      className="sticky bottom-4 z-30 mx-auto flex w-fit max-w-full items-center gap-2 rounded-lg border bg-popover px-3 py-2 shadow-lg max-md:bottom-20"
      onSubmit={async (event) => {
        event.preventDefault();
        const to = String(new FormData(event.currentTarget).get("assignedTo") ?? "");
        const name = people.find((person) => person.id === to)?.name;
        const done = name ? `${count} handed to ${name}.` : `${count} unassigned.`;
        if ((await run({ ids, assignedTo: to === "nobody" ? null : to }, { done })) === null) clear();
      }}
    >
      <span className="whitespace-nowrap font-medium text-sm">{count} chosen</span>
      <NativeSelect name="assignedTo" aria-label="Hand over to" required defaultValue="" className="w-44">
        <option value="" disabled>
          Choose a person…
        </option>
        <option value="nobody">Nobody</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <Button type="submit" disabled={pending}>
        Hand over
      </Button>
      <Button type="button" variant="ghost" onClick={clear}>
        Cancel
      </Button>
    </form>
  );
}
