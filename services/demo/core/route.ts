import { otherEnd, type Segment, SPEED_LIMIT_MPS, type Town } from './town.ts';

/** The quickest way between two crossings: the crossings in order, and the segment after each but the last. */
export interface Route {
  readonly crossings: readonly number[];
  readonly segments: readonly Segment[];
}

/**
 * Dijkstra's algorithm by travel time. The town has a few hundred crossings: looking for the nearest among all of them
 * is quicker to read than a heap and quick enough.
 * @throws RangeError when there is no way, which a town without islands excludes.
 */
export function findRoute(town: Town, from: number, to: number): Route {
  const timeS = town.crossings.map(() => Number.POSITIVE_INFINITY);
  const arrivedBy = new Map<number, number>();
  const open = new Set([from]);
  timeS[from] = 0;
  while (open.size > 0) {
    const crossing = [...open].reduce((best, other) => (at(timeS, other) < at(timeS, best) ? other : best));
    if (crossing === to) return trace(town, arrivedBy, from, to);
    open.delete(crossing);
    for (const index of town.segmentsAt[crossing] ?? []) {
      const segment = town.segments[index] as Segment;
      const next = otherEnd(segment, crossing);
      const arrivalS = at(timeS, crossing) + segment.lengthM / SPEED_LIMIT_MPS[segment.kind];
      if (arrivalS >= at(timeS, next)) continue;
      timeS[next] = arrivalS;
      arrivedBy.set(next, index);
      open.add(next);
    }
  }
  throw new RangeError(`no way from crossing ${from} to ${to}`);
}

function trace(town: Town, arrivedBy: ReadonlyMap<number, number>, from: number, to: number): Route {
  const crossings = [to];
  const segments: Segment[] = [];
  for (let crossing = to; crossing !== from; ) {
    const segment = town.segments[arrivedBy.get(crossing) as number] as Segment;
    crossing = otherEnd(segment, crossing);
    crossings.unshift(crossing);
    segments.unshift(segment);
  }
  return { crossings, segments };
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.POSITIVE_INFINITY;
}
