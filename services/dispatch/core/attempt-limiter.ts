export interface AttemptLimit {
  /** Attempts that may come at once. */
  readonly burst: number;
  /** One more attempt is allowed each time this long has passed. */
  readonly intervalMs: number;
  /** Keys remembered. Over it: the key that was first seen longest ago is forgotten, and starts afresh. */
  readonly keysMax: number;
}

export interface AttemptLimiter {
  /** Counts an attempt of `key`; 0 when it may go on, else the ms to wait for the next. */
  attempt(key: string, nowMs: number): number;
  /** Takes one counted attempt back, because it succeeded. */
  forgive(key: string): void;
}

/**
 * Limits attempts by key with the generic cell rate algorithm (ITU-T I.371): one number a key, the time at which its
 * allowance would be whole again. Refused attempts do not count, so that waiting always helps.
 */
export function createAttemptLimiter({ burst, intervalMs, keysMax }: AttemptLimit): AttemptLimiter {
  const wholeAtMsByKey = new Map<string, number>();

  function makeRoom(nowMs: number): void {
    for (const [key, wholeAtMs] of wholeAtMsByKey) if (wholeAtMs <= nowMs) wholeAtMsByKey.delete(key);
    if (wholeAtMsByKey.size < keysMax) return;
    const oldest = wholeAtMsByKey.keys().next();
    if (!oldest.done) wholeAtMsByKey.delete(oldest.value);
  }

  return {
    attempt(key, nowMs) {
      const wholeAtMs = Math.max(wholeAtMsByKey.get(key) ?? 0, nowMs);
      const waitMs = wholeAtMs - nowMs - (burst - 1) * intervalMs;
      if (waitMs > 0) return waitMs;
      if (!wholeAtMsByKey.has(key) && wholeAtMsByKey.size >= keysMax) makeRoom(nowMs);
      wholeAtMsByKey.set(key, wholeAtMs + intervalMs);
      return 0;
    },
    forgive(key) {
      const wholeAtMs = wholeAtMsByKey.get(key);
      if (wholeAtMs !== undefined) wholeAtMsByKey.set(key, wholeAtMs - intervalMs);
    },
  };
}

/** The key of a client address: an IPv6 client has a whole /64 to come from, so its first four groups count. */
export function addressKey(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const tailGroups = tail === '' ? [] : tail.split(':');
    while (groups.length + tailGroups.length < 8) groups.push('0');
    groups.push(...tailGroups);
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
