import { REPORT_ID_MIN, REPORT_IDS } from './report-template.ts';

/**
 * Reports a technician may have that are not STORED yet. Beyond: he waits, as a phone whose queue sends no more. A power of
 * two, and far below the number of report ids.
 */
export const UNSTORED_REPORTS_MAX = 128;
/** Reports sent and not yet LOGGED: the server's window. Beyond: he waits. */
export const UNLOGGED_REPORTS_MAX = 32;
const SLOT_MASK = UNSTORED_REPORTS_MAX - 1;

const FREE = 0;
const SENT = 1;
const LOGGED = 2;
const QUEUED = 3;

/**
 * The reports of all technicians that are on their way. The n-th report of a technician has the slot n modulo 128:
 *
 *   technician 0: [slot 0 … slot 127] technician 1: [slot 0 … slot 127] …
 *   state         FREE ── sent ──> SENT ── LOGGED ──> LOGGED ── STORED ──> FREE
 *                                    └─ refused, disconnected ─> QUEUED ── sent again ──> SENT
 */
export class ReportBook {
  /** Reports each technician has sent. */
  readonly sent: Uint32Array;
  /** Of all technicians. */
  unstoredReports = 0;
  readonly #unlogged: Uint8Array;
  readonly #states: Uint8Array;
  readonly #dueAtMs: Float64Array;

  constructor(technicians: number) {
    this.sent = new Uint32Array(technicians);
    this.#unlogged = new Uint8Array(technicians);
    this.#states = new Uint8Array(technicians * UNSTORED_REPORTS_MAX);
    this.#dueAtMs = new Float64Array(technicians * UNSTORED_REPORTS_MAX);
  }

  hasRoom(technician: number): boolean {
    const slot = technician * UNSTORED_REPORTS_MAX + ((this.sent[technician] ?? 0) & SLOT_MASK);
    return (this.#unlogged[technician] ?? 0) < UNLOGGED_REPORTS_MAX && this.#states[slot] === FREE;
  }

  /** Enters the technician's next report and returns its number (from 0). */
  enter(technician: number, dueAtMs: number): number {
    const sequence = this.sent[technician] ?? 0;
    const slot = technician * UNSTORED_REPORTS_MAX + (sequence & SLOT_MASK);
    this.sent[technician] = sequence + 1;
    this.#unlogged[technician] = (this.#unlogged[technician] ?? 0) + 1;
    this.#states[slot] = SENT;
    this.#dueAtMs[slot] = dueAtMs;
    this.unstoredReports += 1;
    return sequence;
  }

  /** When the report was due; undefined when it is not known or was LOGGED before. */
  logged(technician: number, reportId: number): number | undefined {
    const slot = this.#find(technician, reportId);
    if (slot === undefined || this.#states[slot] !== SENT) return undefined;
    this.#states[slot] = LOGGED;
    this.#unlogged[technician] = (this.#unlogged[technician] ?? 0) - 1;
    return this.#dueAtMs[slot];
  }

  /** When the report was due; undefined when it is not known. STORED may overtake LOGGED, and then says both. */
  stored(technician: number, reportId: number): number | undefined {
    const slot = this.#find(technician, reportId);
    if (slot === undefined) return undefined;
    if (this.#states[slot] === SENT) this.#unlogged[technician] = (this.#unlogged[technician] ?? 0) - 1;
    this.#states[slot] = FREE;
    this.unstoredReports -= 1;
    return this.#dueAtMs[slot];
  }

  /** The number (from 0) of a report that the server did not take now; undefined when it is not known. It has to be sent again. */
  refused(technician: number, reportId: number): number | undefined {
    const slot = this.#find(technician, reportId);
    if (slot === undefined || this.#states[slot] !== SENT) return undefined;
    this.#states[slot] = QUEUED;
    this.#unlogged[technician] = (this.#unlogged[technician] ?? 0) - 1;
    return this.#sequenceOf(technician, slot);
  }

  /** The numbers of all reports of a technician that are not STORED. His connection is gone: all have to be sent again. */
  disconnected(technician: number): number[] {
    const sent = this.sent[technician] ?? 0;
    const queued: number[] = [];
    this.#unlogged[technician] = 0;
    for (let sequence = Math.max(0, sent - UNSTORED_REPORTS_MAX); sequence < sent; sequence++) {
      const slot = technician * UNSTORED_REPORTS_MAX + (sequence & SLOT_MASK);
      if (this.#states[slot] === FREE) continue;
      this.#states[slot] = QUEUED;
      queued.push(sequence);
    }
    return queued;
  }

  isWindowOpen(technician: number): boolean {
    return (this.#unlogged[technician] ?? 0) < UNLOGGED_REPORTS_MAX;
  }

  /** Enters a report again that had to be sent again. Returns when it was due; undefined when it has been STORED meanwhile. */
  enterAgain(technician: number, sequence: number): number | undefined {
    const slot = technician * UNSTORED_REPORTS_MAX + (sequence & SLOT_MASK);
    if (this.#states[slot] !== QUEUED) return undefined;
    this.#states[slot] = SENT;
    this.#unlogged[technician] = (this.#unlogged[technician] ?? 0) + 1;
    return this.#dueAtMs[slot];
  }

  #find(technician: number, reportId: number): number | undefined {
    const sent = this.sent[technician] ?? 0;
    // How many reports ago it was sent, whether or not the ids have come round since.
    const ago = (((sent - 1) % REPORT_IDS) - (reportId - REPORT_ID_MIN) + REPORT_IDS) % REPORT_IDS;
    if (sent === 0 || ago >= Math.min(sent, UNSTORED_REPORTS_MAX)) return undefined;
    const slot = technician * UNSTORED_REPORTS_MAX + ((sent - 1 - ago) & SLOT_MASK);
    return this.#states[slot] === FREE ? undefined : slot;
  }

  #sequenceOf(technician: number, slot: number): number {
    const last = (this.sent[technician] ?? 0) - 1;
    const ago = ((last & SLOT_MASK) - (slot & SLOT_MASK) + UNSTORED_REPORTS_MAX) & SLOT_MASK;
    return last - ago;
  }
}
