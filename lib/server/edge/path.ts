/**
 * The request with a path that Next can decode. A broken percent-encoding names nothing of ours: it goes on as the text
 * it is, and gets the ordinary 404.
 */
export function decodable(request: Request): Request {
  const url = new URL(request.url);
  try {
    decodeURIComponent(url.pathname);
    return request;
  } catch {
    url.pathname = url.pathname.replaceAll("%", "%25");
    return new Request(url, request);
  }
}
