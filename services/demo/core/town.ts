import type { Place } from '@fieldcast/core';
import { STREET_NAMES } from './names.ts';
import { between, createRandom, pick, type Random } from './random.ts';

// An invented town of about 3 by 3 km on open fields. A warped grid, cut by a river with two bridges, inside a ring road
// that stops at the river:
//
//        ╭───────────╮
//      ╭─┼──┼──┼──┼──┼─╮     ring road (main)
//      ┼──┼──┼──┼──┼──┼──┼
//   ~~~~~~║~~~~~~~~║~~~~~~~~   river, two bridges (║, main)
//      ┼──┼──┼──┼──┼──┼──┼
//      ╰─┼──┼──┼──┼──┼─╯
//        ╰───────────╯

const CENTRE: Place = { latitudeDeg: 52.305, longitudeDeg: 9.905 };
const METRES_PER_DEGREE = 111_320;

const COLUMNS = 13;
const ROWS = 13;
const BLOCK_M = 230;
const JITTER_M = 28;
const RADIUS_M = 1_550;
const RING_RADIUS_M = 1_800;
const RING_NODES = 48;
/** A radial road joins the ring to the town every so many ring nodes. */
const RING_JUNCTION_EVERY = 4;
const BRIDGE_COLUMNS = [4, 8];
const MAIN_ROWS = [4, 8];
/** Of the blocks' sides that are not main streets: left out, and narrow. */
const MISSING_SHARE = 0.1;
const LANE_SHARE = 0.22;

export type StreetKind = 'main' | 'street' | 'lane';

/** Speed limits, m/s: 50, 40 and 30 km/h. */
export const SPEED_LIMIT_MPS: Readonly<Record<StreetKind, number>> = {
  main: 50 / 3.6,
  street: 40 / 3.6,
  lane: 30 / 3.6,
};

/** A place in the town, metres east and north of its centre. */
export interface Point {
  readonly xM: number;
  readonly yM: number;
}

/** A piece of street between two crossings; driven in both directions. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly kind: StreetKind;
  readonly lengthM: number;
}

/** An area in which phones have no network. */
export interface DeadZone extends Point {
  readonly radiusM: number;
}

export interface Town {
  /** Crossings; segments name them by index. Every one can be reached from every other. */
  readonly crossings: readonly Point[];
  readonly segments: readonly Segment[];
  /** Indexes of the segments at each crossing. */
  readonly segmentsAt: readonly (readonly number[])[];
  readonly deadZones: readonly DeadZone[];
}

const DEAD_ZONES: readonly DeadZone[] = [
  { xM: -820, yM: 760, radiusM: 260 },
  { xM: 900, yM: -640, radiusM: 300 },
  { xM: 150, yM: 1_500, radiusM: 240 },
];

/** The town of this seed: the same every time. */
export function buildTown(seed: number): Town {
  const random = createRandom(seed);
  const builder = createBuilder();
  const grid = addGrid(builder, random);
  addRing(builder, grid, random);
  return withoutIslands(builder.crossings, builder.segments);
}

/** Where a point of the town is on Earth. */
export function toPlace({ xM, yM }: Point): Place {
  return {
    latitudeDeg: CENTRE.latitudeDeg + yM / METRES_PER_DEGREE,
    longitudeDeg: CENTRE.longitudeDeg + xM / (METRES_PER_DEGREE * Math.cos((CENTRE.latitudeDeg * Math.PI) / 180)),
  };
}

export function distanceBetween(a: Point, b: Point): number {
  return Math.hypot(b.xM - a.xM, b.yM - a.yM);
}

/** The middle of the river at this distance east of the centre. */
export function riverY(xM: number): number {
  return 170 * Math.sin(xM / 620) - 60;
}

interface Builder {
  readonly crossings: Point[];
  readonly segments: Segment[];
  addCrossing(point: Point): number;
  addSegment(from: number, to: number, name: string, kind: StreetKind): void;
}

function createBuilder(): Builder {
  const crossings: Point[] = [];
  const segments: Segment[] = [];
  return {
    crossings,
    segments,
    addCrossing: (point) => crossings.push(point) - 1,
    addSegment: (from, to, name, kind) => {
      const [a, b] = [crossings[from], crossings[to]];
      if (!a || !b) throw new RangeError(`no crossing ${from} or ${to}`);
      segments.push({ from, to, name, kind, lengthM: distanceBetween(a, b) });
    },
  };
}

/** Adds the grid's crossings and streets; returns the indexes of its crossings. */
function addGrid(builder: Builder, random: Random): number[] {
  const indexAt = new Map<string, number>();
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const point = gridPoint(column, row, random);
      if (Math.hypot(point.xM, point.yM) <= RADIUS_M) indexAt.set(`${column},${row}`, builder.addCrossing(point));
    }
  }
  const join = (column: number, row: number, isAcross: boolean) => {
    const from = indexAt.get(`${column},${row}`);
    const to = indexAt.get(isAcross ? `${column + 1},${row}` : `${column},${row + 1}`);
    // Drawn in any case, so that one street more or less does not change all the others.
    const [missing, narrow] = [random() < MISSING_SHARE, random() < LANE_SHARE];
    if (from === undefined || to === undefined) return;
    const isMain = isAcross ? MAIN_ROWS.includes(row) : BRIDGE_COLUMNS.includes(column);
    const isBridge = !isAcross && BRIDGE_COLUMNS.includes(column);
    if (crossesRiver(builder.crossings[from], builder.crossings[to]) && !isBridge) return;
    if (missing && !isMain) return;
    const kind: StreetKind = isMain ? 'main' : narrow ? 'lane' : 'street';
    builder.addSegment(from, to, streetName(kind, isAcross, isAcross ? row : column), kind);
  };
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      join(column, row, true);
      join(column, row, false);
    }
  }
  return [...indexAt.values()];
}

/** A grid crossing, moved a little and warped smoothly: no surveyor drew this town. */
function gridPoint(column: number, row: number, random: Random): Point {
  const x = (column - (COLUMNS - 1) / 2) * BLOCK_M + between(random, -JITTER_M, JITTER_M);
  const y = (row - (ROWS - 1) / 2) * BLOCK_M + between(random, -JITTER_M, JITTER_M);
  return { xM: x + 70 * Math.sin(y / 540), yM: y + 60 * Math.sin(x / 610 + 1) };
}

function streetName(kind: StreetKind, isAcross: boolean, index: number): string {
  const names = STREET_NAMES[kind];
  return names[(isAcross ? index : index + ROWS) % names.length] as string;
}

function addRing(builder: Builder, grid: readonly number[], random: Random): void {
  const ring = Array.from({ length: RING_NODES }, (_, index) => {
    const angle = (2 * Math.PI * index) / RING_NODES;
    const radiusM = RING_RADIUS_M + 90 * Math.sin(3 * angle) + between(random, -15, 15);
    return builder.addCrossing({ xM: radiusM * Math.cos(angle), yM: radiusM * Math.sin(angle) });
  });
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + 1) % RING_NODES] as number;
    if (!crossesRiver(builder.crossings[from], builder.crossings[to]))
      builder.addSegment(from, to, STREET_NAMES.ring, 'main');
    if (index % RING_JUNCTION_EVERY !== 0) continue;
    const inner = nearest(builder.crossings, grid, from);
    if (!crossesRiver(builder.crossings[from], builder.crossings[inner]))
      builder.addSegment(from, inner, pick(random, STREET_NAMES.street), 'street');
  }
}

function nearest(crossings: readonly Point[], candidates: readonly number[], to: number): number {
  const target = crossings[to] as Point;
  const distanceOf = (index: number) => distanceBetween(crossings[index] as Point, target);
  return candidates.reduce((best, index) => (distanceOf(index) < distanceOf(best) ? index : best));
}

function crossesRiver(a: Point | undefined, b: Point | undefined): boolean {
  if (!a || !b) return false;
  return a.yM > riverY(a.xM) !== b.yM > riverY(b.xM);
}

/** Keeps the largest part of the network in which everything can be reached. */
function withoutIslands(crossings: readonly Point[], segments: readonly Segment[]): Town {
  const largest = parts(crossings.length, segments).reduce(
    (best, part) => (part.length > best.length ? part : best),
    [],
  );
  const newIndex = new Map(largest.map((index, position) => [index, position]));
  const kept = segments.flatMap((segment) => {
    const [from, to] = [newIndex.get(segment.from), newIndex.get(segment.to)];
    return from === undefined || to === undefined ? [] : [{ ...segment, from, to }];
  });
  return {
    crossings: largest.map((index) => crossings[index] as Point),
    segments: kept,
    segmentsAt: indexByCrossing(largest.length, kept),
    deadZones: DEAD_ZONES,
  };
}

function parts(count: number, segments: readonly Segment[]): number[][] {
  const segmentsAt = indexByCrossing(count, segments);
  const seen = new Set<number>();
  const found: number[][] = [];
  for (let start = 0; start < count; start += 1) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const crossing of part) {
      for (const index of segmentsAt[crossing] ?? []) {
        const next = otherEnd(segments[index] as Segment, crossing);
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    found.push(part);
  }
  return found;
}

function indexByCrossing(count: number, segments: readonly Segment[]): number[][] {
  const segmentsAt: number[][] = Array.from({ length: count }, () => []);
  for (const [index, { from, to }] of segments.entries()) {
    segmentsAt[from]?.push(index);
    segmentsAt[to]?.push(index);
  }
  return segmentsAt;
}

export function otherEnd({ from, to }: Segment, crossing: number): number {
  return from === crossing ? to : from;
}
