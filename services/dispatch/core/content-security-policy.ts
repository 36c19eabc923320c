/**
 * The Content-Security-Policy of the page: scripts and styles from us alone and none inline, connections to us, the
 * board's WebSocket and the base map's hosts. The map library runs its worker from a file of ours or a blob, and makes
 * images out of blobs.
 * @param mapUrl WebSocket address of the boards.
 * @param mapOrigins origins of the base map's style, tiles, sprites and glyphs.
 */
export function contentSecurityPolicy(mapUrl: string, mapOrigins: readonly string[]): string {
  return [
    ["default-src 'self'"],
    ["script-src 'self'"],
    ["style-src 'self'"],
    ["connect-src 'self'", new URL(mapUrl).origin, ...mapOrigins],
    ["img-src 'self' data: blob:", ...mapOrigins],
    ["worker-src 'self' blob:"],
    ["object-src 'none'"],
    ["base-uri 'none'"],
    ["form-action 'self'"],
    ["frame-ancestors 'none'"],
  ]
    .map((directive) => directive.join(' '))
    .join('; ');
}

/** The origins of a list of URLs, each once. */
export function originsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).origin))];
}
