interface RequestOrigin {
  readonly method: string;
  /** `Host` of the request, with its port. */
  readonly host: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * True when no other site's page can have made the browser send this request (the defence against cross-site request
 * forgery). `Sec-Fetch-Site` decides where the browser sends it; `Origin` elsewhere, as on plain HTTP. A request with
 * neither does not come from a browser: browsers put `Origin` on every request that is not GET or HEAD.
 */
export function isSameOrigin({ method, host, secFetchSite, origin }: RequestOrigin): boolean {
  if (SAFE_METHODS.includes(method)) return true;
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin' || secFetchSite === 'none';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
