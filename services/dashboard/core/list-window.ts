/** Which places of a long list are drawn, and how far to scroll: all rows are equally high. */
export interface ListView {
  /** Places in the list altogether. */
  readonly count: number;
  /** px. */
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly height: number;
}

/** Rows drawn beyond each edge, so that scrolling does not show gaps before the next drawing. */
export const OVERSCAN_ROWS = 8;

/** The places to draw, from `from` up to and without `to`. */
export function windowOf({ count, rowHeight, scrollTop, height }: ListView): { from: number; to: number } {
  const from = Math.floor(scrollTop / rowHeight) - OVERSCAN_ROWS;
  const to = Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN_ROWS;
  return { from: Math.min(Math.max(0, from), count), to: Math.min(Math.max(0, to), count) };
}

/** Where to scroll so that a place is wholly in sight; the same `scrollTop` when it is already. */
export function scrollTopFor(place: number, { rowHeight, scrollTop, height }: ListView): number {
  const top = place * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}

/** The first place that is wholly in sight. */
export function firstInSight({ rowHeight, scrollTop, count }: ListView): number {
  return Math.max(0, Math.min(Math.ceil(scrollTop / rowHeight), count - 1));
}

/**
 * The place that a key moves to; undefined when it moves nowhere. @param place -1: none is marked yet; then the first
 * move marks the one that is `firstInSight`.
 */
export function placeAfter(key: string, place: number, view: ListView): number | undefined {
  const { count, rowHeight, height } = view;
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const isMarked = place >= 0;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: isMarked ? place + 1 : firstInSight(view),
    ArrowUp: isMarked ? place - 1 : firstInSight(view),
    PageDown: Math.max(place, 0) + page,
    PageUp: Math.max(place, 0) - page,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined || count === 0 ? undefined : Math.min(Math.max(next, 0), count - 1);
}
