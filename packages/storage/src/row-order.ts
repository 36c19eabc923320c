import type { BatchTechnician, PositionBatch } from './position-batch.ts';

/** The rows of a batch in the order in which they go into the tables. */
export interface RowOrder {
  /** Row numbers by tenant, technician, time and fix key; of equal ones only the first that arrived. */
  readonly distinct: Uint32Array;
  /** Row numbers of each technician's newest fix, by technician key; of two at one time the first that arrived. */
  readonly newest: Uint32Array;
}

const NONE = -1;
/** A technician's key and slot are sorted as one number: 31 bits and 22 bits fit a double. */
const SLOTS_MAX = 2 ** 22;

/**
 * Sorts a batch whose keys are known. All writers insert in this one order, so that two of them wait for each other
 * but never in a circle; and rows that are neighbours in the index arrive together.
 */
export function orderRows(batch: PositionBatch): RowOrder {
  const { recordedAtMs } = batch;
  const slots = slotsInKeyOrder(batch.technicians);
  const groupEnds = endsOfGroups(batch, slots);
  const order = groupRows(batch, groupEnds);

  const newest = new Uint32Array(slots.length);
  let newestCount = 0;
  let distinctCount = 0;
  let start = 0;
  for (let index = 0; index < slots.length; index++) {
    const end = groupEnds[slots[index] ?? 0] ?? start;
    if (start === end) continue;
    if (isInTimeOrder(order, start, end, recordedAtMs)) {
      // Nearly always: nothing to sort, nothing is there twice, the last one is the newest.
      newest[newestCount++] = order[end - 1] ?? 0;
      if (distinctCount !== start) order.copyWithin(distinctCount, start, end);
      distinctCount += end - start;
    } else {
      const group = order.subarray(start, end);
      newest[newestCount++] = newestOf(group, recordedAtMs);
      distinctCount = keepDistinct(batch, group, order, distinctCount);
    }
    start = end;
  }
  return { distinct: order.subarray(0, distinctCount), newest: newest.subarray(0, newestCount) };
}

/** Slots by tenant key, then technician key. */
function slotsInKeyOrder(technicians: readonly BatchTechnician[]): Uint32Array {
  if (technicians.length > SLOTS_MAX) throw new RangeError(`${technicians.length} technicians in a batch`);
  const slotsOfTenant = new Map<number, number[]>();
  for (let slot = 0; slot < technicians.length; slot++) {
    const tenantKey = technicians[slot]?.tenantKey ?? NONE;
    const slots = slotsOfTenant.get(tenantKey);
    if (slots) slots.push(slot);
    else slotsOfTenant.set(tenantKey, [slot]);
  }
  const ordered = new Uint32Array(technicians.length);
  let count = 0;
  for (const [, slots] of [...slotsOfTenant].sort(([a], [b]) => a - b)) {
    // Sorting plain numbers is native; a comparison function would cost ten times as much.
    const keysAndSlots = Float64Array.from(
      slots,
      (slot) => (technicians[slot]?.technicianKey ?? NONE) * SLOTS_MAX + slot,
    ).sort();
    for (const keyAndSlot of keysAndSlots) ordered[count++] = keyAndSlot % SLOTS_MAX;
  }
  return ordered;
}

/** For each slot, where its group of rows ends when the groups lie one behind another in the order of `slots`. */
function endsOfGroups({ rows, slot }: PositionBatch, slots: Uint32Array): Uint32Array {
  const ends = new Uint32Array(slots.length);
  for (let row = 0; row < rows; row++) bump(ends, slot[row] ?? 0, 1);
  let end = 0;
  for (const each of slots) {
    end += ends[each] ?? 0;
    ends[each] = end;
  }
  return ends;
}

/** Row numbers group by group, each group in order of arrival (a counting sort: no comparisons). */
function groupRows({ rows, slot }: PositionBatch, groupEnds: Uint32Array): Uint32Array {
  const order = new Uint32Array(rows);
  const next = groupEnds.slice();
  // From the back, each group is filled from its end.
  for (let row = rows - 1; row >= 0; row--) order[bump(next, slot[row] ?? 0, -1)] = row;
  return order;
}

function bump(counts: Uint32Array, index: number, step: number): number {
  const count = (counts[index] ?? 0) + step;
  counts[index] = count;
  return count;
}

/** Whether each row from `start` to `end` is later than the one before it. */
function isInTimeOrder(order: Uint32Array, start: number, end: number, recordedAtMs: Float64Array): boolean {
  let previousMs = Number.NEGATIVE_INFINITY;
  for (let index = start; index < end; index++) {
    const timeMs = recordedAtMs[order[index] ?? 0] ?? 0;
    if (timeMs <= previousMs) return false;
    previousMs = timeMs;
  }
  return true;
}

function newestOf(group: Uint32Array, recordedAtMs: Float64Array): number {
  let newest = NONE;
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const row of group) {
    const timeMs = recordedAtMs[row] ?? newestMs;
    if (timeMs > newestMs) {
      newest = row;
      newestMs = timeMs;
    }
  }
  return newest;
}

/** Sorts a group, and writes its distinct rows to `into` from `at`, never ahead of the row just read; returns the end. */
function keepDistinct(batch: PositionBatch, group: Uint32Array, into: Uint32Array, at: number): number {
  const compare = (a: number, b: number) => compareRows(batch, a, b);
  group.sort(compare);
  let next = at;
  let previous = NONE;
  for (const row of group) {
    if (previous !== NONE && compare(previous, row) === 0) continue;
    into[next++] = row;
    previous = row;
  }
  return next;
}

function compareRows({ recordedAtMs, fixKeyWords }: PositionBatch, a: number, b: number): number {
  return (
    difference(recordedAtMs, a, b) ||
    difference(fixKeyWords, a * 2, b * 2) ||
    difference(fixKeyWords, a * 2 + 1, b * 2 + 1)
  );
}

function difference(column: Float64Array | Uint32Array, a: number, b: number): number {
  return (column[a] ?? 0) - (column[b] ?? 0);
}
