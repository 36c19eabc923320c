/** Bytes `first` to `last` of a file, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The one range of a Range header (RFC 9110, section 14.1.2).
 * @returns undefined for none, for several and for what cannot be read: a server may answer those with the whole file;
 *   `beyond` when the range lies behind the end of the file.
 */
export function byteRangeOf(header: string | undefined, sizeBytes: number): ByteRange | 'beyond' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  // Without a start it is the last bytes.
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (from !== '' && to !== '' && Number(to) < first) return undefined;
  return first >= sizeBytes || first > last ? 'beyond' : { first, last };
}
