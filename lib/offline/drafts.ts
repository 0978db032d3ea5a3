/** What was typed into a form and not saved yet, on this device: by person, so that nobody reads another's. */
export interface Draft {
  person: string;
  form: string;
}

type Values = Record<string, string>;

const MONTH = 30 * 86_400_000;

/** Keeps what differs from the empty form; nothing left to keep is a draft less. */
export function keepDraft(storage: Storage, draft: Draft, values: Values, now: number): void {
  try {
    if (Object.keys(values).length === 0) storage.removeItem(keyOf(draft));
    else storage.setItem(keyOf(draft), JSON.stringify({ at: now, values }));
  } catch {
    // A full or forbidden storage keeps nothing; the form works as before.
  }
}

export function readDraft(storage: Storage, draft: Draft): Values {
  return parse(storage.getItem(keyOf(draft)))?.values ?? {};
}

export function forgetDraft(storage: Storage, draft: Draft): void {
  storage.removeItem(keyOf(draft));
}

/** A draft nobody came back to in a month is dropped, whoever's it was. */
export function dropOldDrafts(storage: Storage, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys.filter((name) => name.startsWith(PREFIX))) {
    const kept = parse(storage.getItem(key));
    if (!kept || kept.at < now - MONTH) storage.removeItem(key);
  }
}

const PREFIX = "draft ";
const keyOf = ({ person, form }: Draft) => `${PREFIX}${person} ${form}`;

function parse(text: string | null): { at: number; values: Values } | null {
  try {
    const kept = JSON.parse(text ?? "null");
    return kept && typeof kept.at === "number" && typeof kept.values === "object" ? kept : null;
  } catch {
    return null;
  }
}
