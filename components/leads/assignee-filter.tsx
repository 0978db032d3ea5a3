"use client";

import { useQuery } from "@tanstack/react-query";
import { Choice } from "@/components/filters/choice";
import { fetchApi } from "@/lib/offline/fetch-api";

interface Person {
  id: string;
  name: string;
}

/** Whose leads. The server names the one asked for; the others come after the page, which could not read them all. */
export function AssigneeFilter({ value, people }: { value: string | undefined; people: Person[] }) {
  const { data = [] } = useQuery({
    queryKey: ["assignees"],
    queryFn: async () => (await fetchApi<{ data: Person[] }>("/api/members")).data,
  });
  const others = data.filter(({ id }) => people.every((known) => known.id !== id));
  const named = [...people, ...others].sort((a, b) => a.name.localeCompare(b.name));
  const unknown = value && !["me", "none"].includes(value) && !named.some(({ id }) => id === value);
  return (
    <Choice
      name="assignedTo"
      label="Assignee"
      any="Anyone’s leads"
      options={[
        ["me", "Mine"],
        ["none", "Unassigned"],
        ...(unknown ? [[value, "One person’s"] as const] : []),
        ...named.map(({ id, name }) => [id, name] as const),
      ]}
      value={value}
      className="w-44"
    />
  );
}
