import type { Period } from './period.ts';
import type { TrackPosition } from './track-format.ts';

/** A place in a track, between two fixes: everything up to and including this one has been given out. */
export type Cursor = Pick<TrackPosition, 'timeMs' | 'fixKey'>;

const CURSOR = /^(\d{1,16})_(-?\d{1,19})$/;

/** The cursor as clients carry it; they should not look inside. */
export function encodeCursor({ timeMs, fixKey }: Cursor): string {
  return `${timeMs}_${fixKey}`;
}

/** @throws RangeError when it is not one of ours, or not within the period. */
export function decodeCursor(text: string, { fromMs, toMs }: Period): Cursor {
  const [, timeMs, fixKey] = CURSOR.exec(text) ?? [];
  if (timeMs === undefined || fixKey === undefined) throw new RangeError('not a cursor of this interface');
  const cursor = { timeMs: Number(timeMs), fixKey };
  if (cursor.timeMs < fromMs || cursor.timeMs >= toMs) throw new RangeError('the cursor is of another period');
  return cursor;
}

/** True when `position` comes after the cursor in the order of a track: by time, then by key. */
export function isAfter({ timeMs, fixKey }: Cursor, position: TrackPosition): boolean {
  return position.timeMs > timeMs || (position.timeMs === timeMs && BigInt(position.fixKey) > BigInt(fixKey));
}
