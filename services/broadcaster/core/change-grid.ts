import type { Roster } from './roster.ts';
import { isInside, LONGITUDE_E7_MAX, type Viewport, WORLD_E7 } from './viewport.ts';

const CELLS_PER_SIDE = 64;
/** How far from the middle of the fleet the grid reaches, in standard deviations. The outermost cells have no end. */
const REACH_DEVIATIONS = 2;

/**
 * The changed technicians of one flush, those of a map cell together, so that a board with a view looks at what is near
 * its box instead of at everybody. Valid until the roster changes.
 *
 *     refs     12 4 7 | 3 | 9 1 | …       grouped by the cell they are in now
 *     #starts  0        3   4     6 …     where each cell begins
 *
 * A technician in another cell than where the boards last saw them may have to be seen leaving a view that is far from
 * here: these few are `#movers`, and each board looks at all of them.
 */
export class ChangeGrid {
  /** What changed; the indexes of `visible` are indexes of this. */
  readonly refs: Uint32Array;
  readonly #roster: Roster;
  readonly #columns: Axis;
  readonly #rows: Axis;
  /** By index. */
  readonly #cells: Uint16Array;
  readonly #starts = new Uint32Array(CELLS_PER_SIDE * CELLS_PER_SIDE + 1);
  readonly #movers: number[] = [];
  readonly #visible: Uint32Array;
  readonly #isColumnSeen = new Uint8Array(CELLS_PER_SIDE);

  constructor(roster: Roster, changed: Uint32Array) {
    this.#roster = roster;
    this.refs = new Uint32Array(changed.length);
    this.#cells = new Uint16Array(changed.length);
    this.#visible = new Uint32Array(changed.length);
    this.#columns = axisOf(roster, changed, roster.longitudeE7);
    this.#rows = axisOf(roster, changed, roster.latitudeE7);
    this.#group(changed);
  }

  /**
   * Indexes of those that a board can see now or saw until now, each once, valid until the next call.
   * @param followedRef visible wherever they are; 0: nobody
   */
  visible(viewport: Viewport, followedRef: number): Uint32Array {
    const southRow = cellOn(this.#rows, viewport.southE7);
    const northRow = cellOn(this.#rows, viewport.northE7);
    this.#markColumns(viewport);
    let count = 0;
    for (let row = southRow; row <= northRow; row++) {
      for (let column = 0; column < CELLS_PER_SIDE; column++) {
        if (this.#isColumnSeen[column] === 0) continue;
        const end = this.#endOf(row * CELLS_PER_SIDE + column);
        for (let index = this.#startOf(row * CELLS_PER_SIDE + column); index < end; index++) {
          const ref = this.refs[index] ?? 0;
          if (ref === followedRef || this.#isNowIn(viewport, ref) || this.#wasIn(viewport, ref))
            this.#visible[count++] = index;
        }
      }
    }
    const isLookedAt = (cell: number) => {
      const row = Math.floor(cell / CELLS_PER_SIDE);
      return row >= southRow && row <= northRow && this.#isColumnSeen[cell % CELLS_PER_SIDE] === 1;
    };
    for (const index of this.#movers) {
      const ref = this.refs[index] ?? 0;
      if (ref === followedRef || isLookedAt(this.#cells[index] ?? 0)) continue;
      if (this.#wasIn(viewport, ref)) this.#visible[count++] = index;
    }
    const followedIndex = this.#find(followedRef);
    if (followedIndex >= 0 && !isLookedAt(this.#cells[followedIndex] ?? 0)) this.#visible[count++] = followedIndex;
    return this.#visible.subarray(0, count);
  }

  /** A counting sort by cell. */
  #group(changed: Uint32Array): void {
    const { latitudeE7, longitudeE7, settledLatitudeE7, settledLongitudeE7 } = this.#roster;
    const cells = new Uint16Array(changed.length);
    const ends = this.#starts;
    for (let n = 0; n < changed.length; n++) {
      const ref = changed[n] ?? 0;
      const cell = this.#cellAt(latitudeE7[ref], longitudeE7[ref]);
      cells[n] = cell;
      ends[cell + 1] = (ends[cell + 1] ?? 0) + 1;
    }
    for (let cell = 1; cell < ends.length; cell++) ends[cell] = (ends[cell] ?? 0) + (ends[cell - 1] ?? 0);
    const next = ends.slice();
    for (let n = 0; n < changed.length; n++) {
      const ref = changed[n] ?? 0;
      const cell = cells[n] ?? 0;
      const index = next[cell] ?? 0;
      next[cell] = index + 1;
      this.refs[index] = ref;
      this.#cells[index] = cell;
      if (this.#cellAt(settledLatitudeE7[ref], settledLongitudeE7[ref]) !== cell) this.#movers.push(index);
    }
  }

  #markColumns({ westE7, widthE7 }: Viewport): void {
    this.#isColumnSeen.fill(0);
    // The box may begin west of the antimeridian and end east of it, from either side.
    for (const turnE7 of [-WORLD_E7, 0, WORLD_E7]) {
      const fromE7 = westE7 + turnE7;
      if (fromE7 > LONGITUDE_E7_MAX || fromE7 + widthE7 < -LONGITUDE_E7_MAX) continue;
      const first = cellOn(this.#columns, fromE7);
      this.#isColumnSeen.fill(1, first, cellOn(this.#columns, fromE7 + widthE7) + 1);
    }
  }

  #cellAt(latitudeE7 = 0, longitudeE7 = 0): number {
    return cellOn(this.#rows, latitudeE7) * CELLS_PER_SIDE + cellOn(this.#columns, longitudeE7);
  }

  #startOf(cell: number): number {
    return this.#starts[cell] ?? 0;
  }

  #endOf(cell: number): number {
    return this.#starts[cell + 1] ?? 0;
  }

  #isNowIn(viewport: Viewport, ref: number): boolean {
    return isInside(viewport, this.#roster.latitudeE7[ref] ?? 0, this.#roster.longitudeE7[ref] ?? 0);
  }

  #wasIn(viewport: Viewport, ref: number): boolean {
    return isInside(viewport, this.#roster.settledLatitudeE7[ref] ?? 0, this.#roster.settledLongitudeE7[ref] ?? 0);
  }

  /** The index of a technician; -1 when they did not change. */
  #find(ref: number): number {
    if (ref === 0) return -1;
    const cell = this.#cellAt(this.#roster.latitudeE7[ref], this.#roster.longitudeE7[ref]);
    for (let index = this.#startOf(cell); index < this.#endOf(cell); index++)
      if (this.refs[index] === ref) return index;
    return -1;
  }
}

/** One side of the grid, in 1e-7 degrees: where its first cell begins, and the size of all. */
interface Axis {
  readonly originE7: number;
  readonly cellE7: number;
}

function cellOn({ originE7, cellE7 }: Axis, valueE7: number): number {
  return Math.max(0, Math.min(CELLS_PER_SIDE - 1, Math.floor((valueE7 - originE7) / cellE7)));
}

/** Laid where most of the fleet is: a technician far away, or with no position yet, must not make all cells huge. */
function axisOf(roster: Roster, refs: Uint32Array, valuesE7: Int32Array): Axis {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const ref of refs) {
    if (!roster.hasPosition(ref)) continue;
    const value = valuesE7[ref] ?? 0;
    count++;
    sum += value;
    squares += value * value;
  }
  const mean = count === 0 ? 0 : sum / count;
  const deviation = count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
  const reach = Math.max(CELLS_PER_SIDE / 2, REACH_DEVIATIONS * deviation);
  return { originE7: mean - reach, cellE7: (2 * reach) / CELLS_PER_SIDE };
}
