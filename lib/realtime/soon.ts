/** Calls of `run` gathered: a moment after the first, and then at most once in `every` milliseconds. */
export function soon(run: () => unknown, { after, every }: { after: number; every: number }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return {
    ask(): void {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          last = Date.now();
          run();
        },
        Math.max(after, last + every - Date.now()),
      );
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
