import type { Store } from "@/lib/offline/store";

/** What a tab's database may do to it. */
export interface Life {
  /** After each commit and each reading of its own; never resolves for a killed tab. */
  breathe(): Promise<unknown>;
  /** Asked before each request within a transaction: a tab that dies there leaves nothing of the transaction. */
  fate(writes: boolean): "lives" | "dies" | "full";
  dead(): Promise<never>;
  committed(): void;
}

interface Transaction {
  done: Promise<void>;
  abort(): void;
}
type Method = (...args: unknown[]) => unknown;
const WRITES = new Set<PropertyKey>(["put", "add"]);
const REQUESTS = new Set<PropertyKey>(["get", "getAll", "getKey", "getAllKeys", "count", "put", "add", "delete"]);

/** The same store, in a browser that can be killed between any two awaits, on a disk that can be full. */
export function mortal(store: Store, life: Life): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === "transaction") return (...args: unknown[]) => within(call(target, name, args) as Transaction, life);
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name === "close") return value.bind(target);
      return async (...args: unknown[]) => {
        const fate = life.fate(WRITES.has(name));
        if (fate === "dies") return life.dead();
        if (fate === "full") throw full();
        const result = await value.apply(target, args);
        if (name !== "get" && name !== "getAll" && name !== "getFromIndex") life.committed();
        await life.breathe();
        return result;
      };
    },
  });
}

function within(tx: Transaction, life: Life): Transaction {
  let done: Promise<unknown> | undefined;
  return new Proxy(tx, {
    get(target, name) {
      if (name === "done") {
        done ??= target.done.then(() => {
          life.committed();
          return life.breathe();
        });
        return done;
      }
      if (name === "objectStore") return (...args: unknown[]) => requests(call(target, name, args) as object, tx, life);
      const value = Reflect.get(target, name);
      return name === "store" ? requests(value, tx, life) : value;
    },
  });
}

/** An object store or one of its indexes. */
function requests(source: object, tx: Transaction, life: Life): object {
  return new Proxy(source, {
    get(target, name) {
      if (name === "index") return (...args: unknown[]) => requests(call(target, name, args) as object, tx, life);
      if (!REQUESTS.has(name)) return Reflect.get(target, name);
      return (...args: unknown[]) => {
        const fate = life.fate(WRITES.has(name));
        if (fate === "lives") return call(target, name, args);
        tx.abort();
        if (fate === "full") return Promise.reject(full());
        tx.done.catch(() => {});
        return life.dead();
      };
    },
  });
}

function call(target: object, name: PropertyKey, args: unknown[]): unknown {
  return (Reflect.get(target, name) as Method).apply(target, args);
}

function full(): DOMException {
  return new DOMException("The disk is full.", "QuotaExceededError");
}
