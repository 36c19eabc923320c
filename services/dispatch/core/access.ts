import type { RestErrorName } from './api-error.ts';

/** Who asks, once their credentials are verified. */
export type Principal =
  | { readonly via: 'api_key'; readonly tenantId: string; readonly tenantKey: number; readonly apiKeyId: string }
  | {
      readonly via: 'token';
      readonly tenantId: string;
      readonly tenantKey: number;
      readonly subject: string;
      readonly role: 'technician' | 'dispatcher' | 'admin';
    }
  | {
      readonly via: 'session';
      readonly tenantId: string;
      readonly tenantKey: number;
      readonly userKey: number;
      readonly email: string;
      readonly displayName: string;
      readonly tenantName: string;
      readonly timeZone: string;
      readonly role: 'dispatcher' | 'admin';
      /** ms since the epoch. */
      readonly expiresAtMs: number;
    }
  | {
      readonly via: 'phone';
      readonly tenantId: string;
      readonly tenantKey: number;
      readonly tenantName: string;
      readonly technicianId: string;
      readonly displayName: string | null;
      /** ms since the epoch. */
      readonly expiresAtMs: number;
    };

/**
 * Who may use a route. `dispatcher` and `admin` are met by a session, a token or an API key; an API key stands for the
 * company's own backend and may do what an admin may. `session`, `api_key` and `phone` ask for exactly that.
 */
export type Access = 'public' | 'session' | 'api_key' | 'phone' | 'dispatcher' | 'admin';

/** Why `principal` may not use a route that asks for `access`; undefined when they may. */
export function refusalOf(access: Access, principal: Principal | undefined): RestErrorName | undefined {
  if (access === 'public') return undefined;
  if (principal === undefined) return access === 'phone' ? 'PHONE_NOT_LINKED' : 'UNAUTHENTICATED';
  if (access === 'session' || access === 'api_key' || access === 'phone')
    return principal.via === access ? undefined : 'FORBIDDEN';
  if (principal.via === 'phone') return 'FORBIDDEN';
  if (principal.via === 'api_key' || principal.role === 'admin') return undefined;
  return access === 'dispatcher' && principal.role === 'dispatcher' ? undefined : 'FORBIDDEN';
}
