import { SignInCard } from "@/components/layout/sign-in-card";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Role } from "@/lib/enums";
import { ROLE_LABELS } from "@/lib/labels";

interface Props {
  people: { email: string; name: string; role: Role }[];
  /** The e-mail that was refused. */
  unknown?: string | undefined;
  to?: string | undefined;
}

/** Sign-in of the local mode: an e-mail is enough on one's own machine. Works without JavaScript. */
export function LocalSignIn({ people, unknown, to }: Props) {
  const error = unknown === undefined ? null : `Nobody with the e-mail “${unknown}” may sign in here.`;
  return (
    <SignInCard description="You are running Scholarix on this computer: no password is asked, and nothing leaves it.">
      <form action="/local/sign-in" method="post" className="grid gap-4">
        <input type="hidden" name="to" value={to ?? "/leads"} />
        <Field name="email" label="E-mail" error={error}>
          <Input type="email" autoComplete="username" required defaultValue={unknown ?? "agent1@demo.test"} />
        </Field>
        <Button type="submit" size="lg">
          Sign in
        </Button>
      </form>
      <form action="/local/sign-in" method="post" className="grid gap-1">
        <input type="hidden" name="to" value={to ?? "/leads"} />
        <p className="mb-1 text-muted-foreground text-xs">Or step in as</p>
        {people.map(({ email, name, role }) => (
          <button
            key={email}
            type="submit"
            name="email"
            value={email}
            className="flex min-h-11 items-center gap-3 rounded-md border bg-card px-3 py-1.5 text-start shadow-xs hover:bg-accent"
          >
            <Avatar id={email} name={name} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm">{name}</span>
              <span className="block truncate text-muted-foreground text-xs">{email}</span>
            </span>
            <span className="text-muted-foreground text-xs">{ROLE_LABELS[role]}</span>
          </button>
        ))}
      </form>
    </SignInCard>
  );
}
