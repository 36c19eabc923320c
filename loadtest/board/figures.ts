/** A distribution as it is printed. */
export interface Spread {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest ranks. @throws RangeError without any value */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = [...values].sort((one, other) => one - other);
  const rank = (share: number) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { p50: rank(0.5), p90: rank(0.9), p99: rank(0.99), max: rank(1) };
}

/** How fast `y` grows with `x`, by least squares. @throws RangeError with less than two different x */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const xMean = meanOf(points.map(({ x }) => x));
  const yMean = meanOf(points.map(({ y }) => y));
  const spread = sum(points.map(({ x }) => (x - xMean) ** 2));
  if (!(spread > 0)) throw new RangeError('a slope needs two different times');
  return sum(points.map(({ x, y }) => (x - xMean) * (y - yMean))) / spread;
}

export function meanOf(values: readonly number[]): number {
  return sum(values) / values.length;
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
