import type { Place } from '@fieldcast/core';

/** Part of a map, degrees. West may lie east of the other side of the antimeridian, and beyond ±180. */
export interface GeoBounds {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

/** The bounds with a margin of this share of their width and height on each side. */
export function padBounds({ westDeg, southDeg, eastDeg, northDeg }: GeoBounds, share: number): GeoBounds {
  const [widthDeg, heightDeg] = [widthOf({ westDeg, eastDeg }), northDeg - southDeg];
  return {
    westDeg: westDeg - widthDeg * share,
    southDeg: southDeg - heightDeg * share,
    eastDeg: westDeg + widthDeg * (1 + share),
    northDeg: northDeg + heightDeg * share,
  };
}

export function isInside(bounds: GeoBounds, { latitudeDeg, longitudeDeg }: Place): boolean {
  if (latitudeDeg < bounds.southDeg || latitudeDeg > bounds.northDeg) return false;
  return turn(longitudeDeg - bounds.westDeg) <= widthOf(bounds);
}

/** A map that shows the world once and more is as wide as it is. */
function widthOf({ westDeg, eastDeg }: Pick<GeoBounds, 'westDeg' | 'eastDeg'>): number {
  return eastDeg >= westDeg ? eastDeg - westDeg : turn(eastDeg - westDeg);
}

/** 0 (inclusive) to 360 (exclusive) degrees. */
function turn(deg: number): number {
  return ((deg % 360) + 360) % 360;
}
