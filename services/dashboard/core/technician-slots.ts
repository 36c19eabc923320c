import type { BoardTechnician } from '@fieldcast/client';
import type { FleetPicture } from './fleet.ts';
import { foldName, mergeByName, type Named } from './name-order.ts';

/**
 * A picture's technicians by slot, a small number that arrays go by. A change of position costs one look-up and one
 * assignment; names are compared only when somebody is new or renamed.
 *
 *     slotById     'anna-7' -> 2,  'ben-1' -> 0
 *     technicians  [ ben, undefined, anna ]        whose slot is free is undefined
 *     byName       [ 2, 0 ]                        after `placeByName`: each slot in use, once
 */
export interface TechnicianSlots {
  readonly technicians: readonly (BoardTechnician | undefined)[];
  /** When each one's position was recorded, ms since the epoch; NaN without one. Beside one another, to be read at a run. */
  recordedAtMs(): Float64Array;
  /** What a search looks at: name and id, folded. */
  readonly searchables: readonly string[];
  count(): number;
  /** -1 for who is not in the picture. */
  slotOf(technicianId: string): number;
  /** The slots in the order of names. The same array as long as nobody came, left or was renamed. */
  placeByName(): Uint32Array;
  stop(): void;
}

/** Room for this many at first; it doubles whenever it is full. */
const SLOTS_MIN = 256;

export function createTechnicianSlots(picture: FleetPicture): TechnicianSlots {
  const slotById = new Map<string, number>();
  const technicians: (BoardTechnician | undefined)[] = [];
  const searchables: string[] = [];
  const freeSlots: number[] = [];
  /** Slots of those who left, still in the order; free once they are out of it. */
  const leavers: number[] = [];
  /** Slots of those who are not in the order yet, or not at the right place. */
  const unplaced = new Set<number>();
  let byName: Uint32Array = new Uint32Array(0);
  let recordedAtMs = new Float64Array(SLOTS_MIN);

  const put = (technician: BoardTechnician) => {
    const { technicianId, displayName } = technician;
    const slot = slotById.get(technicianId) ?? freeSlots.pop() ?? technicians.length;
    if (technicians[slot]?.displayName !== displayName) {
      slotById.set(technicianId, slot);
      // Nobody types a line break, so no search finds the end of a name with the beginning of an id.
      searchables[slot] = foldName(`${displayName}\n${technicianId}`);
      unplaced.add(slot);
    }
    technicians[slot] = technician;
    if (slot >= recordedAtMs.length) recordedAtMs = doubled(recordedAtMs);
    recordedAtMs[slot] = technician.position?.timeMs ?? Number.NaN;
  };
  const remove = (technicianId: string) => {
    const slot = slotById.get(technicianId);
    if (slot === undefined) return;
    slotById.delete(technicianId);
    technicians[slot] = undefined;
    unplaced.delete(slot);
    leavers.push(slot);
  };
  for (const technician of picture.technicians()) put(technician);
  const unsubscribe = picture.onChange(({ changed, leftIds }) => {
    for (const id of leftIds) remove(id);
    for (const technician of changed) put(technician);
  });

  return {
    technicians,
    recordedAtMs: () => recordedAtMs,
    searchables,
    count: () => slotById.size,
    slotOf: (technicianId) => slotById.get(technicianId) ?? -1,
    placeByName: () => {
      if (unplaced.size === 0 && leavers.length === 0) return byName;
      const placed = Array.from(byName).filter((slot) => technicians[slot] !== undefined && !unplaced.has(slot));
      byName = Uint32Array.from(mergeByName(placed, [...unplaced], (slot) => technicians[slot] as Named));
      unplaced.clear();
      freeSlots.push(...leavers.splice(0));
      return byName;
    },
    stop: unsubscribe,
  };
}

function doubled(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
