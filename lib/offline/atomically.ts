/** A transaction of `idb`, as far as its end is concerned. */
interface Transaction {
  done: Promise<void>;
  abort(): void;
}

/**
 * Does all of `work` in a transaction, or nothing of it. A browser would commit what was written before `work` threw; and
 * on a full disk the transaction ends with an error of its own, beside the one that is thrown here.
 */
export async function atomically<Tx extends Transaction, T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  tx.done.catch(() => {});
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    abort(tx);
    throw error;
  }
}

function abort(tx: Transaction): void {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
}
