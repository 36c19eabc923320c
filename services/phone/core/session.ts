/** Whom this phone sends for. */
export interface Person {
  readonly technicianId: string;
  readonly technicianName: string;
  readonly tenantName: string;
  /** WebSocket address of the technicians' connections. */
  readonly trackUrl: string;
}

export type SessionState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'signed-out'; readonly problem: SignInProblem | undefined }
  | { readonly kind: 'signed-in'; readonly person: Person };

export type SignInProblem =
  | { readonly kind: 'link-over' | 'session-over' | 'not-a-link' | 'failed' | 'not-ended' }
  /** The code is still good: the page keeps it for the next attempt. */
  | { readonly kind: 'unreachable'; readonly code: string | undefined }
  | { readonly kind: 'too-many'; readonly retryAfterMs: number | undefined };

/** What to tell somebody whose link was answered with this HTTP status; 0: not answered at all. */
export function signInProblem(status: number, code: string, retryAfterMs: number | undefined): SignInProblem {
  if (status === 0) return { kind: 'unreachable', code };
  if (status === 429) return { kind: 'too-many', retryAfterMs };
  // What the server cannot even read as a code is as much over as one it does not know.
  if (status >= 400 && status < 500) return { kind: 'link-over' };
  return { kind: 'failed' };
}

/** The code of an address's fragment, as in `#link=…`; undefined when there is none. */
export function linkCodeOf(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('link') || undefined;
}

/** The code of what somebody pasted: the whole link, or the code alone. Undefined: neither. */
export function pastedCodeOf(pasted: string): string | undefined {
  const trimmed = pasted.trim();
  const hashAt = trimmed.indexOf('#');
  if (hashAt >= 0) return linkCodeOf(trimmed.slice(hashAt));
  return /^[\w-]{8,200}$/.test(trimmed) ? trimmed : undefined;
}

/** A person read back from the phone's storage; undefined when it is not one. */
export function personFrom(content: unknown): Person | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  const { technicianId, technicianName, tenantName, trackUrl } = content as Record<string, unknown>;
  if (typeof technicianId !== 'string' || typeof trackUrl !== 'string' || !/^wss?:/.test(trackUrl)) return undefined;
  if (typeof technicianName !== 'string' || typeof tenantName !== 'string') return undefined;
  return { technicianId, technicianName, tenantName, trackUrl };
}
