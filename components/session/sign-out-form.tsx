"use client";

import dynamic from "next/dynamic";
import { type FormEvent, type ReactNode, useState } from "react";
import { say } from "@/components/layout/say";
import { useQueue } from "@/lib/offline/use-queue";

const UnsentDialog = dynamic(() => import("./unsent-dialog").then((module) => module.UnsentDialog), { ssr: false });

/** Signing out: asks first what becomes of changes that are not sent, and leaves no customers on the device. */
export function SignOutForm({ children }: { children: ReactNode }) {
  const queue = useQueue();
  const [unsent, setUnsent] = useState(0);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { countUnsent } = await import("@/lib/offline/sign-out");
    const count = await countUnsent(queue);
    if (count > 0) setUnsent(count);
    else await leave(false);
  }

  async function leave(discard: boolean) {
    try {
      const { signOut } = await import("@/lib/offline/sign-out");
      await signOut(queue.viewer.id, { discard });
      location.assign("/sign-in");
    } catch {
      say("error", "The server did not answer, so you are still signed in. Sign out again when you are connected.");
    }
  }

  return (
    <form action="/sign-out" method="post" onSubmit={submit}>
      {children}
      {unsent > 0 && <UnsentDialog count={unsent} leave={leave} close={() => setUnsent(0)} />}
    </form>
  );
}
