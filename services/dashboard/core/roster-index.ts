import type { FleetPicture } from './fleet.ts';
import { freshnessOf } from './freshness.ts';
import { foldName } from './name-order.ts';
import { type RosterRow, type StatusCounts, type StatusFilter, statusOf, toRow } from './roster.ts';
import { type RosterSort, sortSlots } from './roster-order.ts';
import { createTechnicianSlots, type TechnicianSlots } from './technician-slots.ts';

/** What the dispatcher has asked the roster for. */
export interface RosterQuery {
  readonly status: StatusFilter;
  /** Found in names and ids, without regard to case and accents. */
  readonly words: string;
  readonly sort: RosterSort;
}

/** The times of one look at the picture, ms: the page's own clock, and the picture's time. */
export interface Moment {
  readonly nowMs: number;
  readonly serverNowMs: number;
}

/** Who is listed now. Valid until the next `refresh`. */
export interface RosterList {
  readonly count: number;
  /** Of everybody whom the search finds, whatever the status filter. */
  readonly counts: StatusCounts;
  /** Greater than before whenever somebody has come into the list or has left it; the order does not count. */
  readonly membership: number;
  /** The row at a place from 0 on. Made when asked for: only rows on the screen are. */
  rowAt(place: number): RosterRow | undefined;
  /** The place of a technician, -1 when not listed. */
  placeOf(technicianId: string): number;
  isListed(technicianId: string): boolean;
}

/** The list of a picture's technicians, kept in order while 10,000 of them change each second. */
export interface RosterIndex {
  technicianCount(): number;
  /**
   * Looks at the picture anew. `mayMove`: rows whose order depends on the time may change places; they do so at most
   * each ORDER_INTERVAL_MS, because nobody can read or click in a list that never stands still.
   */
  refresh(query: RosterQuery, moment: Moment, mayMove: boolean): RosterList;
  stop(): void;
}

/** Between two sortings by age or distance, ms. */
export const ORDER_INTERVAL_MS = 5_000;

/** An order by age or distance, kept for a while. */
interface KeptOrder {
  readonly sort: RosterSort;
  readonly sortedAtMs: number;
  /** The order of names it was made from: whoever comes or leaves makes a new one necessary. */
  readonly byName: Uint32Array;
  readonly slots: Uint32Array;
}

/** What is written anew in each pass, so that no pass leaves thousands of numbers to collect. */
interface Room {
  /** The slots of who is listed, at its start. */
  readonly listed: Uint32Array;
  /** By slot: 1 for who is listed. */
  readonly isListed: Uint8Array;
}

function createRoom(slotCount: number): Room {
  return { listed: new Uint32Array(slotCount), isListed: new Uint8Array(slotCount) };
}

export function createRosterIndex(picture: FleetPicture): RosterIndex {
  const slots = createTechnicianSlots(picture);
  let room = createRoom(0);
  let keptOrder: KeptOrder | undefined;
  let byNameBefore: Uint32Array | undefined;
  let membership = 0;
  return {
    technicianCount: slots.count,
    refresh: (query, moment, mayMove) => {
      const byName = slots.placeByName();
      keptOrder = orderOf(slots, byName, query.sort, keptOrder, moment.nowMs, mayMove);
      if (room.listed.length < slots.technicians.length) room = createRoom(slots.technicians.length * 2);
      const { listed, isListed } = room;
      const { count, counts, hasChanged } = listSlots(slots, keptOrder.slots, query, moment.serverNowMs, room);
      if (hasChanged || byName !== byNameBefore) membership++;
      byNameBefore = byName;
      return {
        count,
        counts,
        membership,
        rowAt: (place) => {
          const technician = place < count ? slots.technicians[listed[place] ?? -1] : undefined;
          return technician && toRow(technician, moment.serverNowMs);
        },
        placeOf: (id) => listed.subarray(0, count).indexOf(slots.slotOf(id)),
        isListed: (id) => isListed[slots.slotOf(id)] === 1,
      };
    },
    stop: slots.stop,
  };
}

function orderOf(
  { technicians }: TechnicianSlots,
  byName: Uint32Array,
  sort: RosterSort,
  kept: KeptOrder | undefined,
  nowMs: number,
  mayMove: boolean,
): KeptOrder {
  if (sort.by === 'name') return { sort, sortedAtMs: nowMs, byName, slots: byName };
  const isDue = !kept || (mayMove && nowMs - kept.sortedAtMs >= ORDER_INTERVAL_MS);
  if (!isDue && kept.byName === byName && isSameSort(kept.sort, sort)) return kept;
  return { sort, sortedAtMs: nowMs, byName, slots: sortSlots(byName, technicians, sort) };
}

// One pass over everybody each second, over plain numbers: who is listed goes to the start of `listed`.
function listSlots(
  slots: TechnicianSlots,
  order: Uint32Array,
  { status, words }: RosterQuery,
  serverNowMs: number,
  { listed, isListed }: Room,
) {
  const { searchables } = slots;
  const recordedAtMs = slots.recordedAtMs();
  const wanted = foldName(words.trim());
  const counts = { fresh: 0, late: 0, silent: 0 };
  let count = 0;
  let hasChanged = false;
  for (let place = 0; place < order.length; place++) {
    const slot = order[place] as number;
    let flag = 0;
    if (wanted === '' || (searchables[slot] as string).includes(wanted)) {
      const atMs = recordedAtMs[slot] as number;
      const itsStatus = statusOf(freshnessOf(Number.isNaN(atMs) ? undefined : atMs, serverNowMs));
      counts[itsStatus]++;
      if (status === 'all' || status === itsStatus) {
        flag = 1;
        listed[count++] = slot;
      }
    }
    if (isListed[slot] !== flag) hasChanged = true;
    isListed[slot] = flag;
  }
  return { count, counts: { all: counts.fresh + counts.late + counts.silent, ...counts }, hasChanged };
}

function isSameSort(left: RosterSort, right: RosterSort): boolean {
  if (left.by !== 'distance' || right.by !== 'distance') return left.by === right.by;
  return left.of === right.of;
}
