"use client";

import { useEffect } from "react";
import { LEFT } from "@/lib/offline/left-cookie";

/** After a sign-out that no script took part in: takes off the device what it still holds of who left. Draws nothing. */
export function LeftBehind() {
  useEffect(() => {
    if (!document.cookie.split("; ").includes(`${LEFT}=1`)) return;
    const tidy = async () => {
      const [{ leaveDevice }, { readSignedIn }, { forgetThisDevice }] = await Promise.all([
        import("@/lib/offline/leave-device"),
        import("@/lib/offline/signed-in"),
        import("@/lib/devices/register-this-device"),
      ]);
      const person = await readSignedIn();
      if (person) {
        forgetThisDevice(person.id);
        await leaveDevice(person.id);
      }
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
      document.cookie = `${LEFT}=; path=/sign-in; max-age=0; samesite=lax`;
    };
    tidy().catch(() => null);
  }, []);
  return null;
}
