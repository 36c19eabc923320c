import { crc32 } from 'node:zlib';

/** Length and checksum, 32 bits each, little-endian. */
const HEADER_BYTES = 8;
/** A length above it is no length: a write is at most 500 fixes. */
const RECORD_BYTES_MAX = 16 * 1024 * 1024;

/** What a file of records held. */
export interface ReadRecords {
  readonly payloads: readonly string[];
  /** Where the readable part ends: the next record belongs there. */
  readonly endBytes: number;
  /** Records with a wrong checksum, and one for a torn tail. */
  readonly corruptRecords: number;
}

/** `length | CRC-32 of the payload | payload in UTF-8`. */
export function toRecord(payload: string): Buffer {
  const bytes = Buffer.from(payload, 'utf8');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(bytes.length, 0);
  header.writeUInt32LE(crc32(bytes), 4);
  return Buffer.concat([header, bytes]);
}

/** Reads all records. One that is damaged in the middle of the file is passed over; a tail that ends early is not read. */
export function readRecords(file: Buffer): ReadRecords {
  const payloads: string[] = [];
  let endBytes = 0;
  let damaged = 0;
  let damagedSinceEnd = 0;
  for (let offset = 0; offset + HEADER_BYTES <= file.length; ) {
    const length = file.readUInt32LE(offset);
    const next = offset + HEADER_BYTES + length;
    // A length of zero is what a file system leaves that had grown the file but not written it.
    if (length === 0 || length > RECORD_BYTES_MAX || next > file.length) break;
    const payload = file.subarray(offset + HEADER_BYTES, next);
    if (crc32(payload) === file.readUInt32LE(offset + 4)) {
      payloads.push(payload.toString('utf8'));
      endBytes = next;
      damaged += damagedSinceEnd;
      damagedSinceEnd = 0;
    } else damagedSinceEnd++;
    offset = next;
  }
  return { payloads, endBytes, corruptRecords: damaged + (endBytes < file.length ? 1 : 0) };
}
