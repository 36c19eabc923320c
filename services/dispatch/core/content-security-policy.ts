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

/**
 * The Content-Security-Policy of the phone page: everything from us alone, none of it inline, connections to us and to
 * the technicians' WebSocket.
 * @param trackUrl WebSocket address of the technicians.
 */
export function phoneSecurityPolicy(trackUrl: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${new URL(trackUrl).origin}`,
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The origins of a list of URLs, each once. */
export function originsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).origin))];
}
