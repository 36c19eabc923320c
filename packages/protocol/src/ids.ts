const TENANT_ID = /^[a-z0-9][a-z0-9_-]{0,62}$/;
/** Longest technician or device id, in UTF-8 bytes. */
export const ID_BYTES_MAX = 128;
// C0, DEL, C1, the line and paragraph separators, and half of a surrogate pair.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u;

/** True for 1–63 characters of `a-z 0-9 _ -`, the first a letter or digit: nothing NATS gives a meaning to. */
export function isTenantId(value: unknown): value is string {
  return typeof value === 'string' && TENANT_ID.test(value);
}

/**
 * True for a technician or device id: the company's own string, any printable Unicode (dots, stars, spaces, emoji),
 * 1–128 UTF-8 bytes, no control characters, no line breaks, not only spaces.
 */
export function isExternalId(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > ID_BYTES_MAX) return false;
  if (value.trim() === '' || UNPRINTABLE.test(value)) return false;
  // A UTF-16 unit takes at most three bytes: short ids, nearly all of them, need not be encoded to be measured.
  return value.length * 3 <= ID_BYTES_MAX || new TextEncoder().encode(value).length <= ID_BYTES_MAX;
}
