import { type ByteWriter, varintSize } from './byte-writer.ts';
import { ABSENT } from './roster.ts';

/** Bytes of a message inside of another one, with its tag and length; 0 when there is none. */
export function partSize(part: Uint8Array | undefined): number {
  return part ? 1 + varintSize(part.length) + part.length : 0;
}

/** Writes an encoded message as a field of another one. Room must have been reserved. */
export function writePart(into: ByteWriter, tag: number, part: Uint8Array): void {
  into.byte(tag);
  into.varint(part.length);
  into.raw(part);
}

/** Bytes of an optional number with its tag; 0 for an unknown one. */
export function optionalSize(value: number | undefined): number {
  return value === undefined || value === ABSENT ? 0 : 1 + varintSize(value);
}

/** Leaves an unknown one out. Room must have been reserved. */
export function writeOptional(into: ByteWriter, tag: number, value: number | undefined): void {
  if (value === undefined || value === ABSENT) return;
  into.byte(tag);
  into.varint(value);
}
