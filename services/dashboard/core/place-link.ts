/**
 * What a link to the board names: `#technician=anna-7&at=2026-11-20T14:05:00Z`. Everything is optional; without `at` the
 * board is live.
 */
export interface PlaceLink {
  readonly technicianId: string | undefined;
  /** ms since the epoch; undefined: live. */
  readonly atMs: number | undefined;
  /** The calendar day whose history of the technician is open, `2026-11-20`; undefined: none is. */
  readonly day: string | undefined;
  /** What could not be read: a way on is offered, nothing is guessed. */
  readonly problem: 'time' | 'day' | undefined;
}

const NOWHERE: PlaceLink = { technicianId: undefined, atMs: undefined, day: undefined, problem: undefined };
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param fragment the address's, with or without its `#`. */
export function parsePlaceLink(fragment: string): PlaceLink {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const technicianId = values.get('technician') || undefined;
  const at = values.get('at');
  const day = values.get('day') ?? undefined;
  const atMs = at === null ? undefined : Date.parse(at);
  if (atMs !== undefined && Number.isNaN(atMs)) return { ...NOWHERE, technicianId, problem: 'time' };
  if (day !== undefined && !DAY.test(day)) return { ...NOWHERE, technicianId, atMs, problem: 'day' };
  return { technicianId, atMs, day, problem: undefined };
}

/** The fragment of a link, `''` where it names nothing. */
export function formatPlaceLink({ technicianId, atMs, day }: Omit<PlaceLink, 'problem'>): string {
  const values = new URLSearchParams();
  if (technicianId !== undefined) values.set('technician', technicianId);
  if (atMs !== undefined)
    values.set('at', new Date(Math.round(atMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'));
  if (day !== undefined) values.set('day', day);
  const text = values.toString();
  return text === '' ? '' : `#${text}`;
}
