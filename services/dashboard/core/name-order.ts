/** English, as all words of the page are; digits count as numbers, case and accents do not matter. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** From this share of newcomers on, sorting everybody is cheaper than looking up each one's place. */
const MERGE_SHARE_MAX = 1 / 8;

/** A technician's place in the list is decided by these. */
export interface Named {
  readonly technicianId: string;
  readonly displayName: string;
}

/** By name as people sort names, then by id, so that the order is the same each time. */
export function compareNames(left: Named, right: Named): number {
  return (
    collator.compare(left.displayName, right.displayName) || collator.compare(left.technicianId, right.technicianId)
  );
}

/**
 * A new order with the newcomers in their places. Comparing names takes about a microsecond, so the thousands who are
 * in order already are not compared with one another again.
 * @param order in order already. @param newcomers in any order.
 */
export function mergeByName<Item>(
  order: readonly Item[],
  newcomers: readonly Item[],
  nameOf: (item: Item) => Named,
): Item[] {
  const compare = (left: Item, right: Item) => compareNames(nameOf(left), nameOf(right));
  if (newcomers.length > order.length * MERGE_SHARE_MAX) return [...order, ...newcomers].sort(compare);
  const merged: Item[] = [];
  let taken = 0;
  for (const newcomer of [...newcomers].sort(compare)) {
    const place = placeOf(newcomer, order, taken, compare);
    for (; taken < place; taken++) merged.push(order[taken] as Item);
    merged.push(newcomer);
  }
  for (; taken < order.length; taken++) merged.push(order[taken] as Item);
  return merged;
}

// Binary search for the first one, from `start` on, who comes after.
function placeOf<Item>(
  item: Item,
  order: readonly Item[],
  start: number,
  compare: (left: Item, right: Item) => number,
): number {
  let low = start;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] as Item, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const PLAIN = /^[\x20-\x7e\n]*$/;

/** A word as it is searched: "Müller" is found by "muller", because people type names without their accents. */
export function foldName(words: string): string {
  // Most names of a large fleet are plain, and taking accents off takes far longer than seeing that there are none.
  const bare = PLAIN.test(words) ? words : words.normalize('NFD').replace(/\p{M}/gu, '');
  return bare.toLowerCase();
}
