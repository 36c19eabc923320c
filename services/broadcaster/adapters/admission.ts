import { type Revocations, TokenError, type VerifyToken } from '@fieldcast/runtime';
import type { Admission, Admit } from '../core/admission.ts';

/** Admits valid tokens of dispatchers and administrators whose access has not been revoked. */
export function createAdmit(verifyToken: VerifyToken, revocations: Pick<Revocations, 'isRevoked'>): Admit {
  return async (token): Promise<Admission> => {
    try {
      const claims = await verifyToken(token);
      const { role, tenantId, subject, issuedAtMs, expiresAtMs, displayName = '' } = claims;
      if (role === 'technician')
        return {
          kind: 'refused',
          error: 'FORBIDDEN',
          message: "A technician may not watch the map; use a dispatcher's token.",
        };
      if (revocations.isRevoked(claims)) return { kind: 'refused', error: 'REVOKED' };
      return { kind: 'admitted', role, tenantId, subject, displayName, issuedAtMs, expiresAtMs };
    } catch (cause) {
      if (!(cause instanceof TokenError)) throw cause;
      return { kind: 'refused', error: cause.code, message: cause.message };
    }
  };
}
