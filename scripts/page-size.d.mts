/** The files of the board's first load, without the map's worker, below dist/dashboard. */
export function firstLoadFiles(): string[];
