/** Builds everything that is out of date. Resolves to whether anything was. */
export function buildAll(): Promise<boolean>;
