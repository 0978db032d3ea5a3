"use server";

import type { FormState } from "@/lib/forms";
import { submitForm } from "@/lib/server/action";
import { revokeDevice } from "./commands/revoke-device";

export async function revokeDeviceAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    { command: revokeDevice, input: (data) => ({ id: data.get("id") }), next: () => "/settings/devices" },
    form,
  );
}
