/**
 * Radix locks scrolling with a `<style>` it adds itself, and the content security policy admits only styles with the
 * page's nonce. Its library looks for the nonce under this name (webpack's), so it is put there.
 */
declare global {
  var __webpack_nonce__: string | undefined;
}

if (typeof document !== "undefined") {
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}

export {};
