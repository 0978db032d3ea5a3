import { NativeSelect } from "@/components/ui/native-select";

export interface Assignee {
  id: string;
  name: string;
}

/** To whom leads are handed. */
export function AssigneeSelect({
  people,
  className,
  ...props
}: {
  people: Assignee[];
  className?: string;
  id?: string;
  defaultValue?: string | undefined;
}) {
  return (
    <NativeSelect
      name="assignedTo"
      aria-label="Hand over to"
      required
      defaultValue=""
      className={className ?? ""}
      {...props}
    >
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
  );
}
