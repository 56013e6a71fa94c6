const oneYear = 365 * 24 * 3600;

/** Keeps a choice of this browser in a cookie, so that the server draws the next page with it. */
export function remember(cookie: string, choice: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${cookie}=${choice}; path=/; max-age=${oneYear}; samesite=strict`;
}
