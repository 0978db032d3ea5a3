import { createServer } from "node:net";
import { Problem } from "./problem";

export async function requireFreePort(port: number): Promise<void> {
  try {
    await listen(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(
      code === "EACCES"
        ? `Port ${port} may not be used without more rights.`
        : `Port ${port} is taken by another program.`,
      `Stop that program, or choose another port: \`PORT=${port < 65_535 && port >= 1024 ? port + 1 : 8788} npm start\`.`,
    );
  }
}

/** Any port that nobody listens on. */
export function freePort(): Promise<number> {
  return listen(0);
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
