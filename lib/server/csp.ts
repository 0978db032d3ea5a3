/** The policy of every page (CSP Level 3): scripts only by nonce, nothing framed, data only to ourselves and Clerk. */
export function contentSecurityPolicy(nonce: string, clerkHost: string | null): string {
  const clerk = clerkHost ? ` https://${clerkHost}` : "";
  const challenge = clerkHost ? " https://challenges.cloudflare.com" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${clerk}${challenge}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${clerkHost ? " https://img.clerk.com" : ""}`,
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src 'self'${clerk}`,
    `worker-src 'self'${clerkHost ? " blob:" : ""}`,
    "manifest-src 'self'",
    `frame-src 'self'${challenge}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
