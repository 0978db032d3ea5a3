const EACH = 60_000;

/** Does each minute what a deployment's cron does: locally wrangler runs it only when asked. */
export function runCron(port: number): void {
  const address = `http://127.0.0.1:${port}/cdn-cgi/handler/scheduled`;
  setInterval(
    () =>
      fetch(address).then(
        (response) => response.text(),
        () => null,
      ),
    EACH,
  ).unref();
}
