/** Where clients reach the services, as the operator configured it. */
export interface PublicUrlConfig {
  readonly publicMapUrl: string | undefined;
  readonly publicTrackUrl: string | undefined;
  readonly mapPort: number;
  readonly trackPort: number;
}

/** Where browsers reach the pages, as the operator configured it. */
export interface PublicOriginConfig {
  readonly publicUrl: string | undefined;
  readonly httpPort: number;
}

export interface PublicUrls {
  /** WebSocket of the boards. */
  readonly mapUrl: string;
  /** WebSocket of the technicians. */
  readonly trackUrl: string;
}

const HOST_NAME = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,252})|\[[0-9a-f:.]{2,45}\])$/i;

/**
 * The WebSocket addresses for a client that reached us as `hostname`: the configured ones, else the same host on the
 * ports of ingest and broadcaster, so that a board opened from another machine finds them. A host name that cannot be
 * one (it comes from the client) is not repeated.
 */
export function publicUrls(config: PublicUrlConfig, isSecure: boolean, hostname: string): PublicUrls {
  const host = HOST_NAME.test(hostname) ? hostname : 'localhost';
  const base = `${isSecure ? 'wss' : 'ws'}://${host}`;
  return {
    mapUrl: config.publicMapUrl ?? `${base}:${config.mapPort}/v1/map`,
    trackUrl: config.publicTrackUrl ?? `${base}:${config.trackPort}/v1/track`,
  };
}

const PORT = /^\d{1,5}$/;

/**
 * The origin of the pages, for links that are opened elsewhere: the configured one, else the one that the client used.
 * A host that cannot be one (it comes from the client) is not repeated.
 * @param host host name and perhaps port, as in the `Host` header.
 */
export function publicOrigin(config: PublicOriginConfig, isSecure: boolean, host: string): string {
  if (config.publicUrl !== undefined) return new URL(config.publicUrl).origin;
  const [, hostname = '', port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  const isUsable = HOST_NAME.test(hostname) && (port === undefined || PORT.test(port));
  return `${isSecure ? 'https' : 'http'}://${isUsable ? host : `localhost:${config.httpPort}`}`;
}
