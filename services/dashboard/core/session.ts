import type { Zone } from './zone.ts';

/** Who is using the page. */
export type SessionState =
  /** Asking the server whether this browser is signed in; `isFailing` after an attempt has failed. */
  | { readonly kind: 'starting'; readonly isFailing: boolean }
  | { readonly kind: 'signed-out'; readonly problem: SignInProblem | undefined }
  | { readonly kind: 'signing-in'; readonly way: 'password' | 'link' }
  | { readonly kind: 'signed-in'; readonly userName: string; readonly tenantName: string; readonly zone: Zone };

export type SignInProblem =
  | { readonly kind: 'wrong' | 'link-over' | 'unreachable' | 'failed' | 'not-ended' }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number | undefined };

/** What to tell somebody whose sign-in was answered with this HTTP status; 0: not answered at all. */
export function signInProblem(
  way: 'password' | 'link',
  status: number,
  retryAfterMs: number | undefined,
): SignInProblem {
  if (status === 0) return { kind: 'unreachable' };
  if (status === 429) return { kind: 'too-many', retryAfterMs };
  // What the server cannot even read as an address or a code is as wrong as one it does not know.
  if (status === 400 || status === 401) return { kind: way === 'link' ? 'link-over' : 'wrong' };
  return { kind: 'failed' };
}

/** The code of a sign-in link, from the address's fragment; undefined when there is none. */
export function signInCodeOf(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('signin') || undefined;
}
