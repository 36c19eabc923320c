import type { Fix } from '@fieldcast/protocol';

const METRES_PER_DEGREE = 111_320;

/** A phone driving north at 10 m/s: `count` fixes one second apart, the last one `ageMs` ago. Every fix is distinct. */
export function drive(count: number, { ageMs = 0, startDeg = 48, longitudeDeg = 11 } = {}): Fix[] {
  const startMs = Date.now() - ageMs - (count - 1) * 1000;
  return Array.from({ length: count }, (_, index) => ({
    timeMs: startMs + index * 1000,
    latitudeDeg: startDeg + (index * 10) / METRES_PER_DEGREE,
    longitudeDeg,
    accuracyM: 5,
    speedMps: 10,
    headingDeg: 0,
  }));
}
