const OLDEST_NODE = 22;

/** Something a person can mend: what is wrong, and what to do about it. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly mend: string,
  ) {
    super(message);
  }
}

/** Runs a script: a problem ends it with its sentence and its mend, anything unforeseen with its trace. */
export async function main(run: () => Promise<void>): Promise<void> {
  try {
    requireNode();
    await run();
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}\n${error.mend}` : error);
    process.exit(1);
  }
}

function requireNode(): void {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= OLDEST_NODE) return;
  throw new Problem(
    `This runs on Node ${node}, which is too old.`,
    "Run `npm ci`: it brings the right Node for npm's scripts. Then start again with `npm start`.",
  );
}
