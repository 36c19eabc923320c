import type { ErrorName } from '@fieldcast/protocol';

/** What a token allows: one technician's connection, or a refusal from the error catalogue. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly tenantId: string;
      readonly technicianId: string;
      readonly issuedAtMs: number;
      readonly expiresAtMs: number;
    }
  | { readonly kind: 'refused'; readonly error: ErrorName; readonly message?: string };

export type Admitted = Extract<Admission, { kind: 'admitted' }>;

/** Verifies a token: signature, times, role, revocation. Never rejects because of what the token says. */
export type Admit = (token: string) => Promise<Admission>;
