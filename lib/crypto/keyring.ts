/** Where a sealed value lives. It is authenticated with the ciphertext, so that a value cannot be moved. */
export interface Place {
  entity: string;
  id: string;
  field: string;
}

interface MasterKey {
  id: string;
  data: CryptoKey;
  index: CryptoKey;
}

const text = new TextEncoder();
const rings = new Map<string, Promise<Keyring>>();

/**
 * Opens the key ring of `ENCRYPTION_KEY`: one or more base64 keys of 32 bytes, separated by commas. The first seals;
 * the others only open what was sealed before a rotation. Throws a sentence that names the mend.
 */
export function openKeyring(secret: string | undefined): Promise<Keyring> {
  if (!secret) throw new Error("ENCRYPTION_KEY is missing. Make one with `openssl rand -base64 32`.");
  let ring = rings.get(secret);
  if (!ring) {
    ring = Promise.all(secret.split(",").map((key) => deriveKeys(key.trim()))).then((keys) => new Keyring(keys));
    rings.set(secret, ring);
  }
  return ring;
}

/** Field encryption (AES-256-GCM, NIST SP 800-38D) and blind indexes (HMAC-SHA-256) under keys derived by HKDF. */
export class Keyring {
  readonly #keys: MasterKey[];

  constructor(keys: MasterKey[]) {
    this.#keys = keys;
  }

  /** `v1.<key id>.<iv>.<ciphertext>`, the last two in base64url; a new IV each time. */
  async seal(plain: string, place: Place): Promise<string> {
    const key = this.#current();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(aes(iv, place), key.data, text.encode(plain));
    return `v1.${key.id}.${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
  }

  /** The plain text; throws when the value was altered, moved, or sealed by a key that is not on the ring. */
  async open(sealed: string, place: Place): Promise<string> {
    const [version, keyId, iv, ciphertext] = sealed.split(".");
    const key = this.#keys.find((candidate) => candidate.id === keyId);
    if (version !== "v1" || !key || !iv || !ciphertext) {
      throw new Error(`Cannot open ${place.entity}.${place.field}: its key is not in ENCRYPTION_KEY.`);
    }
    const plain = await crypto.subtle.decrypt(aes(fromBase64(iv), place), key.data, fromBase64(ciphertext));
    return new TextDecoder().decode(plain);
  }

  /** The keyed hash to store beside a sealed value, to find it by equality. */
  async index(kind: string, value: string): Promise<string> {
    return hmac(this.#current().index, `${kind}:${value}`);
  }

  /** The keyed hashes to look a value up by: one for each key on the ring. */
  async indexes(kind: string, value: string): Promise<string[]> {
    return Promise.all(this.#keys.map((key) => hmac(key.index, `${kind}:${value}`)));
  }

  #current(): MasterKey {
    const key = this.#keys[0];
    if (!key) throw new Error("The key ring is empty.");
    return key;
  }
}

async function deriveKeys(base64: string): Promise<MasterKey> {
  const raw = fromBase64(base64);
  if (raw.length !== 32)
    throw new Error("ENCRYPTION_KEY must be 32 bytes in base64. Make one with `openssl rand -base64 32`.");
  const master = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey", "deriveBits"]);
  const hkdf = (info: string) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode(info) });
  const id = await crypto.subtle.deriveBits(hkdf("scholarix key id"), master, 32);
  return {
    id: toBase64Url(new Uint8Array(id)),
    data: await crypto.subtle.deriveKey(hkdf("scholarix data"), master, { name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]),
    index: await crypto.subtle.deriveKey(
      hkdf("scholarix index"),
      master,
      { name: "HMAC", hash: "SHA-256", length: 256 },
      false,
      ["sign"],
    ),
  };
}

function aes(iv: Uint8Array<ArrayBuffer>, place: Place): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: text.encode(`${place.entity}/${place.id}/${place.field}`) };
}

async function hmac(key: CryptoKey, value: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", key, text.encode(value));
  return toBase64Url(new Uint8Array(mac, 0, 16));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64(value: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(value.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
