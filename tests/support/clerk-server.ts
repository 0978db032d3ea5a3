import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    clerkUrl: string;
  }
}

/** Who the stand-in for Clerk's Backend API knows: id → primary e-mail, and whether it is verified. */
const PEOPLE: Record<string, { email: string; verified: boolean }> = {
  user_huda: { email: "Huda@Example.test", verified: true },
  user_unverified: { email: "unverified@example.test", verified: false },
  user_founder: { email: "founder@example.test", verified: true },
  user_stranger: { email: "stranger@example.test", verified: true },
};

/** A local HTTP server that answers `GET /v1/users/{id}` as Clerk's Backend API does, with its secret key asked for. */
export default async function setup(project: TestProject) {
  const server = createServer((request, response) => {
    const id = /^\/v1\/users\/([^/]+)$/.exec(request.url ?? "")?.[1] ?? "";
    const person = PEOPLE[id];
    const allowed = request.headers.authorization === "Bearer sk_test_local";
    response.writeHead(!allowed ? 401 : id === "user_down" ? 500 : person ? 200 : 404, {
      "content-type": "application/json",
    });
    response.end(
      JSON.stringify(
        person && allowed
          ? {
              id,
              primary_email_address_id: "idn_1",
              email_addresses: [
                { id: "idn_0", email_address: "other@example.test", verification: { status: "verified" } },
                {
                  id: "idn_1",
                  email_address: person.email,
                  verification: { status: person.verified ? "verified" : "unverified" },
                },
              ],
            }
          : { errors: [{ code: "resource_not_found" }] },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("clerkUrl", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => new Promise((resolve) => server.close(resolve));
}
