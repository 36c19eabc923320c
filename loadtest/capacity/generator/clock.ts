/** ms since the Unix epoch with fractions, the same in every thread of the process, never stepping back. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
