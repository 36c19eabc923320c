import { type Revocations, TokenError, type VerifyToken } from '@fieldcast/runtime';
import type { Admission, Admit } from '../core/admission.ts';

/** Admits valid tokens of technicians whose access has not been revoked. */
export function createAdmit(verifyToken: VerifyToken, revocations: Pick<Revocations, 'isRevoked'>): Admit {
  return async (token): Promise<Admission> => {
    try {
      const claims = await verifyToken(token);
      if (claims.role !== 'technician')
        return {
          kind: 'refused',
          error: 'FORBIDDEN',
          message: `A ${claims.role} may not send positions; use a technician's token.`,
        };
      if (revocations.isRevoked(claims)) return { kind: 'refused', error: 'REVOKED' };
      const { tenantId, subject, issuedAtMs, expiresAtMs } = claims;
      return { kind: 'admitted', tenantId, technicianId: subject, issuedAtMs, expiresAtMs };
    } catch (cause) {
      if (!(cause instanceof TokenError)) throw cause;
      return { kind: 'refused', error: cause.code, message: cause.message };
    }
  };
}
