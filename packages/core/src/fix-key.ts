// The identity of a fix beside its technician and its time: a 64-bit hash of everything else it says. Rows carry it in
// their primary key, so this function must never change: the same fix sent again would become another row.

/** What a fix says besides its time, as the wire says it (see `Position` in proto/fieldcast/v1/track.proto). */
export interface FixReading {
  readonly latitudeE7?: number | null | undefined;
  readonly longitudeE7?: number | null | undefined;
  readonly accuracyDm?: number | null | undefined;
  readonly altitudeDm?: number | null | undefined;
  readonly speedCmps?: number | null | undefined;
  readonly headingDdeg?: number | null | undefined;
}

// Two of the four lanes of MurmurHash3_x86_128 (Austin Appleby, public domain) with its constants and rotations: each
// lane takes every word, the lanes use different multipliers, and the end mixes them into one another.
const MULTIPLIER_1A = 0x239b961b;
const MULTIPLIER_1B = 0xab0e9789;
const MULTIPLIER_2A = 0x38b34ae5;
const MULTIPLIER_2B = 0xa1e38b93;
const ADDEND_1 = 0x561ccd1b;
const ADDEND_2 = 0x0bcaa747;
const WORDS = 7;
/** What a fix says behind the presence word, while its key is computed. */
const said = new Int32Array(WORDS - 1);

/**
 * Writes the key of a fix as two 32-bit words: the high one to `words[offset]`, the low one to `words[offset + 1]`.
 * Absent optional values count as different from zero.
 */
export function writeFixKey(words: Uint32Array, offset: number, fix: FixReading): void {
  writeFixKeyOfValues(
    words,
    offset,
    fix.latitudeE7 ?? 0,
    fix.longitudeE7 ?? 0,
    fix.accuracyDm ?? Number.NaN,
    fix.altitudeDm ?? Number.NaN,
    fix.speedCmps ?? Number.NaN,
    fix.headingDdeg ?? Number.NaN,
  );
}

/** The same from plain numbers, NaN for what is absent. No allocation: the writer calls it for every fix. */
export function writeFixKeyOfValues(
  words: Uint32Array,
  offset: number,
  latitudeE7: number,
  longitudeE7: number,
  accuracyDm: number,
  altitudeDm: number,
  speedCmps: number,
  headingDdeg: number,
): void {
  // One word says which values there are, so that an absent one may count as zero in its own word.
  let presence = 0;
  if (!Number.isNaN(accuracyDm)) presence = 1;
  if (!Number.isNaN(altitudeDm)) presence |= 2;
  if (!Number.isNaN(speedCmps)) presence |= 4;
  if (!Number.isNaN(headingDdeg)) presence |= 8;
  said[0] = latitudeE7;
  said[1] = longitudeE7;
  // Storing NaN as an integer gives the zero wanted, but slowly.
  said[2] = (presence & 1) === 0 ? 0 : accuracyDm;
  said[3] = (presence & 2) === 0 ? 0 : altitudeDm;
  said[4] = (presence & 4) === 0 ? 0 : speedCmps;
  said[5] = (presence & 8) === 0 ? 0 : headingDdeg;
  let lane1 = presence;
  let lane2 = presence;
  // A loop, because the compiler gives up inlining long before the twelfth call of a function.
  for (let index = 0; index < WORDS - 1; index++) {
    const word = said[index] ?? 0;
    lane1 = mix1(lane1, word);
    lane2 = mix2(lane2, word);
  }

  lane1 = ((lane1 ^ (WORDS * 4)) + (lane2 ^ (WORDS * 4))) | 0;
  lane2 = ((lane2 ^ (WORDS * 4)) + lane1) | 0;
  lane1 = avalanche(lane1);
  lane2 = avalanche(lane2);
  lane1 = (lane1 + lane2) | 0;
  words[offset] = lane1;
  words[offset + 1] = lane2 + lane1;
}

/** The key of a fix as the signed 64-bit number the database has, for tests and tools. */
export function fixKeyOf(fix: FixReading): bigint {
  const words = new Uint32Array(2);
  writeFixKey(words, 0, fix);
  const [high = 0, low = 0] = words;
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
}

function mix1(lane: number, word: number): number {
  const scrambled = Math.imul(rotateLeft(Math.imul(word, MULTIPLIER_1A), 15), MULTIPLIER_1B);
  return (Math.imul(rotateLeft(lane ^ scrambled, 19), 5) + ADDEND_1) | 0;
}

function mix2(lane: number, word: number): number {
  const scrambled = Math.imul(rotateLeft(Math.imul(word, MULTIPLIER_2A), 16), MULTIPLIER_2B);
  return (Math.imul(rotateLeft(lane ^ scrambled, 17), 5) + ADDEND_2) | 0;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The finalizer of MurmurHash3: every bit of its argument changes every bit of its result half of the time. */
function avalanche(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
