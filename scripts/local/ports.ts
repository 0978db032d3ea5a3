import { createServer } from "node:net";
import { Problem } from "./problem";

/** Throws a problem when somebody listens there: also on IPv6, where a browser looks for `localhost` first. */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    try {
      await listen(port, host);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE" && code !== "EACCES") continue; // no IPv6 here
      throw new Problem(
        code === "EACCES"
          ? `Port ${port} may not be used without more rights.`
          : `Port ${port} is taken by another program.`,
        `Stop that program, or choose another port: \`PORT=${port >= 1024 && port < 65_535 ? port + 1 : 8788} npm start\`.`,
      );
    }
  }
}

/** Any port that nobody listens on. */
export function freePort(): Promise<number> {
  return listen(0, "127.0.0.1");
}

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
