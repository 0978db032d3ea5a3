/** One line with name and stack of what nobody foresaw; without its message, which may quote what a person typed. */
export function logError(error: unknown): void {
  const { name, stack = "" } = error instanceof Error ? error : { name: "unknown" };
  console.error(JSON.stringify({ level: "error", name, stack: stack.split("\n").slice(1, 8).join("\n") }));
}
