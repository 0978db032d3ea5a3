/** What is used of autocannon, which brings no types. */
declare module "autocannon" {
  interface Options {
    url: string;
    /** Seconds. */
    duration: number;
    connections: number;
    headers: Record<string, string>;
  }

  interface Result {
    /** Seconds. */
    duration: number;
    /** Broken connections and timeouts. */
    errors: number;
    non2xx: number;
  }

  interface Run extends PromiseLike<Result> {
    /** `milliseconds` until the last byte. */
    on(event: "response", heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void): this;
  }

  export default function autocannon(options: Options): Run;
}
