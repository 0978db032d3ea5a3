import { Avatar } from "@/components/ui/avatar";

/** A person in a table; on a phone the name alone. */
export function PersonName({ id, name }: { id: string; name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar id={id} name={name} size="sm" className="max-sm:hidden" />
      <bdi className="truncate">{name}</bdi>
    </span>
  );
}
