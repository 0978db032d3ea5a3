import type { APIRequestContext, APIResponse } from "@playwright/test";

/** Sends the form of the local sign-in page, and follows nothing. */
export function submitSignIn(
  request: APIRequestContext,
  form: { email: string; to?: string },
  { origin = originOf(), headers = {} }: { origin?: string; headers?: Record<string, string> } = {},
): Promise<APIResponse> {
  return request.post(`${origin}/local/sign-in`, { form, headers: { origin, ...headers }, maxRedirects: 0 });
}

/** The cookies that an answer sets, by name. */
export function cookiesOf(response: APIResponse): Record<string, { value: string; attributes: string }> {
  const set = response.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  return Object.fromEntries(
    set.map(({ value: line }) => {
      const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
      return [name, { value, attributes }];
    }),
  );
}

/** Signs someone in and answers the session token of their cookie. */
export async function sessionOf(request: APIRequestContext, email: string, origin = originOf()): Promise<string> {
  const token = cookiesOf(await submitSignIn(request, { email }, { origin })).__session?.value;
  if (!token) throw new Error(`${email} could not sign in at ${origin}.`);
  return token;
}

/** Where the Worker under test is. */
export function originOf(port: number | string = process.env.PORT ?? "8788"): string {
  return `http://localhost:${port}`;
}
