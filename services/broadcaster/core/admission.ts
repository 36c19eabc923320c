import type { ErrorName } from '@fieldcast/protocol';

/** What a token allows: a board on one tenant's map, or a refusal from the error catalogue. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly tenantId: string;
      /** The dispatcher's id. */
      readonly subject: string;
      /** Shown to the technicians the board looks at; empty: unknown. */
      readonly displayName: string;
      readonly role: 'dispatcher' | 'admin';
      readonly issuedAtMs: number;
      readonly expiresAtMs: number;
    }
  | { readonly kind: 'refused'; readonly error: ErrorName; readonly message?: string };

export type Admitted = Extract<Admission, { kind: 'admitted' }>;

/** Verifies a token: signature, times, role, revocation. Never rejects because of what the token says. */
export type Admit = (token: string) => Promise<Admission>;

/** True when a refreshed token is for the same person in the same role. */
export function isSamePerson(a: Admitted, b: Admitted): boolean {
  return a.tenantId === b.tenantId && a.subject === b.subject && a.role === b.role;
}
