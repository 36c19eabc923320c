import { v1 } from '@fieldcast/protocol';
import type { ReportReader } from '@fieldcast/protocol/bus';
import { IdIndex } from './id-index.ts';

/** The parts of a technician that change by themselves; a bit each, for masks. */
export const parts = { identity: 1, position: 2, presence: 4 } as const;
/** What the columns hold for an optional value that is unknown. */
export const ABSENT = -1;
const CAPACITY_MIN = 256;
const decoder = new TextDecoder();

type OptionalPart = number | null | undefined;

/** The values of one position, in wire units. */
export interface LiveValues {
  readonly latitudeE7?: OptionalPart;
  readonly longitudeE7?: OptionalPart;
  readonly accuracyDm?: OptionalPart;
  readonly speedCmps?: OptionalPart;
  readonly headingDdeg?: OptionalPart;
}

/**
 * The latest state of each technician of a tenant, in columns; a technician's row is their `ref`, from 1 up.
 *
 *   merge… ──> row + dirty mask ──seal(version)──> row tagged with the version ──settle()──> clean
 *
 * A version of 0 means "never". Between seal and settle the boards get what changed; `changedVersion` of a row is the
 * greatest of its three part versions, so "everything since version v" is the rows with `changedVersion > v`.
 */
export class Roster {
  /** Technicians known; the greatest ref. */
  count = 0;
  /** Version of the last seal, and of the last one that had changes. */
  version = 0;
  contentVersion = 0;

  recordedAtMs = new Float64Array(CAPACITY_MIN);
  /** When ingest received the position; 0 when it was read from the database. */
  receivedAtMs = new Float64Array(CAPACITY_MIN);
  latitudeE7 = new Int32Array(CAPACITY_MIN);
  longitudeE7 = new Int32Array(CAPACITY_MIN);
  accuracyDm = new Float64Array(CAPACITY_MIN);
  speedCmps = new Float64Array(CAPACITY_MIN);
  headingDdeg = new Float64Array(CAPACITY_MIN);
  /** Where the boards last saw the technician: someone who leaves a view has to be seen leaving. */
  settledLatitudeE7 = new Int32Array(CAPACITY_MIN);
  settledLongitudeE7 = new Int32Array(CAPACITY_MIN);

  changedVersion = new Float64Array(CAPACITY_MIN);
  identityVersion = new Float64Array(CAPACITY_MIN);
  positionVersion = new Float64Array(CAPACITY_MIN);
  presenceVersion = new Float64Array(CAPACITY_MIN);

  /** Encoded TechnicianIdentity and TechnicianPresence by ref: they change rarely and are sent often. */
  readonly identities: Uint8Array[] = [new Uint8Array()];
  readonly presences: (Uint8Array | undefined)[] = [undefined];

  readonly #techniciansMax: number;
  readonly #refs = new Map<string, number>();
  /** The same for ids that came with positions, by their bytes. */
  readonly #refsByBytes: IdIndex;
  readonly #displayNames: string[] = [''];
  readonly #technicianIds: string[] = [''];
  #dirtyParts = new Uint8Array(CAPACITY_MIN);
  #dirtyRefs = new Uint32Array(CAPACITY_MIN);
  #dirtyCount = 0;
  #hasPosition = new Uint8Array(CAPACITY_MIN);

  constructor(techniciansMax: number) {
    this.#techniciansMax = techniciansMax;
    this.#refsByBytes = new IdIndex(techniciansMax);
  }

  get hasChanges(): boolean {
    return this.#dirtyCount > 0;
  }

  /** The ref of a technician; 0 for one we do not know. */
  find(technicianId: string): number {
    return this.#refs.get(technicianId) ?? 0;
  }

  technicianIdOf(ref: number): string {
    return this.#technicianIds[ref] ?? '';
  }

  hasPosition(ref: number): boolean {
    return this.#hasPosition[ref] === 1;
  }

  /** The ref of a technician, who is added when new; 0 when the roster is full. */
  admit(technicianId: string): number {
    const known = this.#refs.get(technicianId);
    if (known !== undefined) return known;
    if (this.count >= this.#techniciansMax) return 0;
    const ref = ++this.count;
    if (ref >= this.#dirtyParts.length) this.#grow();
    this.#refs.set(technicianId, ref);
    this.#technicianIds[ref] = technicianId;
    this.presences[ref] = undefined;
    this.#setIdentity(ref, '');
    return ref;
  }

  /** The same for an id in `bytes` from `start` to `end`, without a string when it is known. */
  admitBytes(bytes: Uint8Array, start: number, end: number): number {
    const known = this.#refsByBytes.find(bytes, start, end);
    if (known !== 0) return known;
    const ref = this.admit(decoder.decode(bytes.subarray(start, end)));
    if (ref !== 0) this.#refsByBytes.add(bytes, start, end, ref);
    return ref;
  }

  /** Sets the display name; null leaves it. */
  rename(ref: number, displayName: string | null): void {
    if (displayName !== null && displayName !== this.#displayNames[ref]) this.#setIdentity(ref, displayName);
  }

  /** Takes the position if it is newer than the one we have. False: it is late, and the map stays as it is. */
  mergePosition(ref: number, recordedAtMs: number, values: LiveValues, receivedAtMs: number): boolean {
    if (recordedAtMs <= this.#newestMs(ref)) return false;
    const latitudeE7 = values.latitudeE7 ?? 0;
    const longitudeE7 = values.longitudeE7 ?? 0;
    this.#place(ref, latitudeE7, longitudeE7);
    this.recordedAtMs[ref] = recordedAtMs;
    this.receivedAtMs[ref] = receivedAtMs;
    this.accuracyDm[ref] = values.accuracyDm ?? ABSENT;
    this.speedCmps[ref] = values.speedCmps ?? ABSENT;
    this.headingDdeg[ref] = values.headingDdeg ?? ABSENT;
    this.#mark(ref, parts.position);
    return true;
  }

  /**
   * Takes the newest fix of a report, as merging its fixes one after the other would.
   * @returns how many were late: not newer than what was known when their turn came
   */
  mergeReport(ref: number, report: ReportReader, receivedAtMs: number): number {
    const { baseTimeMs, count, timeOffsetMs } = report;
    let newestMs = this.#newestMs(ref);
    let newestRow = -1;
    let late = 0;
    for (let row = 0; row < count; row++) {
      const recordedAtMs = baseTimeMs + (timeOffsetMs[row] ?? 0);
      if (recordedAtMs > newestMs) {
        newestMs = recordedAtMs;
        newestRow = row;
      } else late++;
    }
    if (newestRow < 0) return late;
    this.#place(ref, report.latitudeE7[newestRow] ?? 0, report.longitudeE7[newestRow] ?? 0);
    this.recordedAtMs[ref] = newestMs;
    this.receivedAtMs[ref] = receivedAtMs;
    this.accuracyDm[ref] = orAbsent(report.accuracyDm[newestRow]);
    this.speedCmps[ref] = orAbsent(report.speedCmps[newestRow]);
    this.headingDdeg[ref] = orAbsent(report.headingDdeg[newestRow]);
    this.#mark(ref, parts.position);
    return late;
  }

  setPresence(ref: number, presence: v1.TechnicianPresence.$Properties): void {
    const encoded = v1.TechnicianPresence.encode(presence).finish();
    const before = this.presences[ref];
    // Full lists repeat everybody every few seconds; only what differs is a change.
    if (before && isEqual(before, encoded)) return;
    this.presences[ref] = encoded;
    this.#mark(ref, parts.presence);
  }

  /** Tags all changes with `version`, which must be greater than the last. @returns their refs, ascending. */
  seal(version: number): Uint32Array {
    const refs = this.#dirtyRefs.subarray(0, this.#dirtyCount).sort();
    for (const ref of refs) {
      const mask = this.#dirtyParts[ref] ?? 0;
      if (mask & parts.identity) this.identityVersion[ref] = version;
      if (mask & parts.position) this.positionVersion[ref] = version;
      if (mask & parts.presence) this.presenceVersion[ref] = version;
      this.changedVersion[ref] = version;
      this.#dirtyParts[ref] = 0;
    }
    this.version = version;
    if (refs.length > 0) this.contentVersion = version;
    return refs;
  }

  /** The boards have got what `seal` returned. */
  settle(): void {
    for (const ref of this.#dirtyRefs.subarray(0, this.#dirtyCount)) {
      this.settledLatitudeE7[ref] = this.latitudeE7[ref] ?? 0;
      this.settledLongitudeE7[ref] = this.longitudeE7[ref] ?? 0;
    }
    this.#dirtyCount = 0;
  }

  #newestMs(ref: number): number {
    return this.#hasPosition[ref] === 1 ? (this.recordedAtMs[ref] ?? 0) : Number.NEGATIVE_INFINITY;
  }

  #place(ref: number, latitudeE7: number, longitudeE7: number): void {
    this.latitudeE7[ref] = latitudeE7;
    this.longitudeE7[ref] = longitudeE7;
    if (this.#hasPosition[ref] === 1) return;
    this.#hasPosition[ref] = 1;
    this.settledLatitudeE7[ref] = latitudeE7;
    this.settledLongitudeE7[ref] = longitudeE7;
  }

  #setIdentity(ref: number, displayName: string): void {
    this.#displayNames[ref] = displayName;
    this.identities[ref] = v1.TechnicianIdentity.encode({
      technicianId: this.#technicianIds[ref] ?? '',
      displayName,
    }).finish();
    this.#mark(ref, parts.identity);
  }

  #mark(ref: number, part: number): void {
    const before = this.#dirtyParts[ref] ?? 0;
    if (before === 0) this.#dirtyRefs[this.#dirtyCount++] = ref;
    this.#dirtyParts[ref] = before | part;
  }

  #grow(): void {
    const capacity = this.#dirtyParts.length * 2;
    this.recordedAtMs = grown(this.recordedAtMs, new Float64Array(capacity));
    this.receivedAtMs = grown(this.receivedAtMs, new Float64Array(capacity));
    this.latitudeE7 = grown(this.latitudeE7, new Int32Array(capacity));
    this.longitudeE7 = grown(this.longitudeE7, new Int32Array(capacity));
    this.accuracyDm = grown(this.accuracyDm, new Float64Array(capacity));
    this.speedCmps = grown(this.speedCmps, new Float64Array(capacity));
    this.headingDdeg = grown(this.headingDdeg, new Float64Array(capacity));
    this.settledLatitudeE7 = grown(this.settledLatitudeE7, new Int32Array(capacity));
    this.settledLongitudeE7 = grown(this.settledLongitudeE7, new Int32Array(capacity));
    this.changedVersion = grown(this.changedVersion, new Float64Array(capacity));
    this.identityVersion = grown(this.identityVersion, new Float64Array(capacity));
    this.positionVersion = grown(this.positionVersion, new Float64Array(capacity));
    this.presenceVersion = grown(this.presenceVersion, new Float64Array(capacity));
    this.#dirtyParts = grown(this.#dirtyParts, new Uint8Array(capacity));
    this.#dirtyRefs = grown(this.#dirtyRefs, new Uint32Array(capacity));
    this.#hasPosition = grown(this.#hasPosition, new Uint8Array(capacity));
  }
}

function grown<T extends { set(from: ArrayLike<number>): void } & ArrayLike<number>>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** A report's columns have NaN for what is unknown. */
function orAbsent(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? ABSENT : value;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
