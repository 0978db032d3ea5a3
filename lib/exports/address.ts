import type { Keyring } from "@/lib/crypto/keyring";

/** Seconds for which the address of a file opens it. */
export const OPENS_FOR = 600;

/** Who may fetch what, until when (seconds since 1970). */
export interface Ticket {
  exportId: string;
  personId: string;
  expires: number;
}

/** An address that opens a file without a session, in the name of one person. */
export async function fileAddress(keyring: Keyring, ticket: Ticket): Promise<string> {
  const { exportId, personId, expires } = ticket;
  const signature = await keyring.index(KIND, textOf(ticket));
  const query = new URLSearchParams({ person: personId, expires: String(expires), signature });
  return `/api/exports/${exportId}/download?${query}`;
}

/** Whether we signed it, with any key on the ring, and it has not expired. */
export async function isGenuine(keyring: Keyring, ticket: Ticket, signature: string, now: Date): Promise<boolean> {
  const ours = await keyring.indexes(KIND, textOf(ticket));
  return ours.some((one) => isSame(one, signature)) && ticket.expires * 1000 > now.getTime();
}

const KIND = "export-download";

function textOf({ exportId, personId, expires }: Ticket): string {
  return `${exportId}:${personId}:${expires}`;
}

/** Takes as long whatever differs. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % Math.max(1, b.length));
  return difference === 0;
}
