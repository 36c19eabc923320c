const REQUEST_TIMEOUT_MS = 10_000;
const TOKEN_LIFETIME_S = 3_600;

interface TokenRequest {
  readonly technicianId: string;
  readonly displayName: string;
}

/** Asks dispatch for technicians' tokens with the tenant's API key, as a company's own backend does. */
export function createTokenClient(dispatchUrl: string, apiKey: string): (technician: TokenRequest) => Promise<string> {
  return async ({ technicianId, displayName }) => {
    const response = await fetch(new URL('/v1/tokens', dispatchUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'technician', sub: technicianId, name: displayName, ttl_s: TOKEN_LIFETIME_S }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`dispatch answered ${response.status} to a token request`);
    const { token } = (await response.json()) as { token: string };
    return token;
  };
}
