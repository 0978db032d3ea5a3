"use client";

import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { sendNow } from "@/lib/offline/sign-out";
import { useQueue } from "@/lib/offline/use-queue";

interface Props {
  count: number;
  leave(discard: boolean): Promise<void>;
  close(): void;
}

/** What becomes of changes that only this device has, before their person leaves it. */
export function UnsentDialog({ count, leave, close }: Props) {
  const queue = useQueue();
  const dialog = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState(count);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [sure, setSure] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const doing = (work: () => Promise<void>) => async () => {
    setBusy(true);
    await work().finally(() => setBusy(false));
  };
  const send = doing(async () => {
    setFailed(false);
    const remaining = await sendNow(queue);
    if (remaining === 0) return leave(false);
    setLeft(remaining);
    setFailed(true);
  });
  const many = left === 1 ? "1 change is" : `${left} changes are`;
  const them = left === 1 ? "it" : "them";

  return createPortal(
    <dialog
      ref={dialog}
      onClose={close}
      aria-labelledby="unsent-title"
      className="m-auto w-[calc(100%-2rem)] max-w-md rounded-xl border bg-popover p-5 text-popover-foreground shadow-lg backdrop:bg-black/40 dark:backdrop:bg-black/60"
    >
      <div className="grid gap-4">
        <div>
          <h2 id="unsent-title" className="font-semibold text-base">
            {many} not sent yet
          </h2>
          <p className="mt-1 text-muted-foreground text-sm">
            Kept on this device, {them === "it" ? "it waits" : "they wait"} for your next sign-in here. Nobody else sees
            or sends {them}.
          </p>
        </div>
        {failed && (
          <Alert variant="warning" title="Not everything could be sent">
            The server did not answer, or a change needs your decision. See “Waiting to sync”.
          </Alert>
        )}
        <div className="grid gap-2">
          <Button type="button" disabled={busy} onClick={send}>
            {busy ? "One moment…" : `Send ${them} now, then sign out`}
          </Button>
          <Button type="button" variant="outline" disabled={busy} onClick={doing(() => leave(false))}>
            Keep {them} on this device
          </Button>
          {sure ? (
            <Button type="button" variant="destructive" disabled={busy} onClick={doing(() => leave(true))}>
              Discard {them} for good
            </Button>
          ) : (
            <Button
              type="button"
              variant="ghost"
              className="text-destructive"
              disabled={busy}
              onClick={() => setSure(true)}
            >
              Discard…
            </Button>
          )}
          <Button type="button" variant="ghost" disabled={busy} onClick={() => dialog.current?.close()}>
            Stay signed in
          </Button>
        </div>
      </div>
    </dialog>,
    document.body,
  );
}
