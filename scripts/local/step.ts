const QUIET = 10_000;

/** Tells how far a step is; shown at once on a terminal, now and then in a log. */
export type Tell = (progress: string) => void;

/** Does one step and shows it as one line with its seconds: `Building the app … 21.4 s`. */
export async function step<T>(name: string, work: (tell: Tell) => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const terminal = process.stdout.isTTY;
  let told = started;
  process.stdout.write(`  ${name} … `);
  const tell: Tell = (progress) => {
    if (terminal) return rewrite(`  ${name} … ${progress}`);
    if (performance.now() - told < QUIET) return;
    told = performance.now();
    process.stdout.write(`${progress} … `);
  };
  let end = "failed\n";
  try {
    const result = await work(tell);
    end = `${((performance.now() - started) / 1000).toFixed(1)} s\n`;
    return result;
  } finally {
    if (terminal) rewrite(`  ${name} … `);
    process.stdout.write(end);
  }
}

function rewrite(line: string): void {
  process.stdout.write(`\r\x1b[K${line}`);
}
