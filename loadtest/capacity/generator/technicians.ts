import { fullJitterDelayMs } from '@fieldcast/core';
import { PROTOCOL_VERSION, v1 } from '@fieldcast/protocol';
import { deviceIdOf } from '../names.ts';
import { AckReader } from './ack-reader.ts';
import { createFrameMasker } from './client-frame.ts';
import { nowMs } from './clock.ts';
import { createLatencyRecorder } from './latency.ts';
import { ReportBook } from './report-book.ts';
import { createReportTemplate } from './report-template.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { type GeneratorSocket, openSocket } from './socket.ts';
import type { RunPlan, TechnicianCounts, TechnicianThreadData } from './technician-types.ts';

/** The same as the SDK's: who reconnects by itself waits like a phone. */
const RECONNECT_BOUNDS = { baseMs: 500, capMs: 30_000 };
const READ_BUFFER_BYTES = 64 * 1024;
/** Reports of one tick in a closed loop. More at once would only make the server's acknowledgements wait. */
const CLOSED_REPORTS_PER_TICK_MAX = 256;
const LOCAL_ADDRESSES_PER_NET = 250;

type Technician = number;

/** The technicians of one thread, numbered from 0 here and from `first` in what they say. */
export class Technicians {
  readonly count: number;
  /** Called with each Welcome. */
  onWelcome: (technician: Technician) => void = () => undefined;
  readonly #data: TechnicianThreadData;
  readonly #template;
  readonly #masker;
  readonly #book: ReportBook;
  readonly #acks = new AckReader();
  readonly #readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
  readonly #sockets: (GeneratorSocket | undefined)[] = [];
  readonly #isOnline: Uint8Array;
  readonly #failures: Uint8Array;
  /** Reports that are due and wait for room; only in an open loop. */
  readonly #owed: Uint32Array;
  readonly #sentBeforeRun: Uint32Array;
  /** Reports to be sent again, by their numbers. */
  readonly #again = new Map<Technician, number[]>();
  #owedReports = 0;
  /** Reports at the last tick before the window, and at the last tick at all. */
  #unstoredAtWindowStart = 0;
  #unstoredNow = 0;
  #isClosing = false;
  #plan: RunPlan | undefined;
  #schedule: Schedule | undefined;
  #cursor = 0;
  #counts = emptyCounts();

  constructor(data: TechnicianThreadData) {
    this.#data = data;
    this.count = data.tokens.length;
    this.#template = createReportTemplate(data.fixesPerReport);
    this.#masker = createFrameMasker(this.#template.payload, Math.random);
    this.#book = new ReportBook(this.count);
    this.#isOnline = new Uint8Array(this.count);
    this.#failures = new Uint8Array(this.count);
    this.#owed = new Uint32Array(this.count);
    this.#sentBeforeRun = new Uint32Array(this.count);
  }

  /** True when nothing waits for anything: all that was due is sent, and all that was sent is STORED. */
  get isSettled(): boolean {
    return this.#owedReports === 0 && this.#book.unstoredReports === 0;
  }

  get online(): number {
    return this.#isOnline.reduce((sum, one) => sum + one, 0);
  }

  connect(technician: Technician): void {
    const { host, port, first, hasOwnAddresses } = this.#data;
    const localAddress = hasOwnAddresses ? localAddressOf(first + technician) : undefined;
    const socket = openSocket({ host, port, path: '/v1/track', localAddress }, this.#readBuffer, {
      opened: () => this.#sayHello(technician),
      received: (bytes, start, end) => this.#received(technician, bytes, start, end),
      // One that was left behind on purpose may end while the next is already open.
      closed: (code, reason) => this.#sockets[technician] === socket && this.#closed(technician, `${code} ${reason}`),
    });
    this.#sockets[technician] = socket;
  }

  /** Begins a run: the counts start anew. */
  begin(plan: RunPlan): void {
    this.#plan = plan;
    this.#counts = emptyCounts();
    this.#cursor = 0;
    this.#sentBeforeRun.set(this.#book.sent);
    this.#schedule =
      plan.pace.mode === 'open'
        ? createSchedule({ ...plan, reportsPerS: plan.pace.reportsPerS, technicians: this.count })
        : undefined;
  }

  /** Sends what is to be sent now. Called about every millisecond during a run. */
  tick(): void {
    const now = nowMs();
    if (now < (this.#plan?.windowStartMs ?? 0)) this.#unstoredAtWindowStart = this.#book.unstoredReports;
    this.#unstoredNow = this.#book.unstoredReports;
    if (this.#schedule) this.#sendDue(this.#schedule, now);
    else if (this.#plan?.pace.mode === 'closed' && now < this.#plan.endMs)
      this.#sendWhatFits(this.#plan.pace.unstoredFixesMax, now);
  }

  counts(): TechnicianCounts {
    const { logged, stored, ...counts } = this.#counts;
    const reportsOfTechnician = this.#book.sent.slice();
    const unstoredGrowthFixes = (this.#unstoredNow - this.#unstoredAtWindowStart) * this.#data.fixesPerReport;
    return {
      ...counts,
      unstoredGrowthFixes,
      logged: logged.histogram,
      stored: stored.histogram,
      reportsOfTechnician,
    };
  }

  close(): void {
    this.#isClosing = true;
    for (const socket of this.#sockets) socket?.close();
  }

  #sendDue(schedule: Schedule, now: number): void {
    const due = schedule.dueCount(now);
    for (; this.#cursor < due; this.#cursor++) {
      const technician = this.#cursor % this.count;
      if (this.#owed[technician] === 0 && this.#maySend(technician))
        this.#sendNext(technician, schedule.dueAtMs(this.#cursor));
      else {
        this.#owed[technician] = (this.#owed[technician] ?? 0) + 1;
        this.#owedReports += 1;
      }
    }
  }

  #sendWhatFits(unstoredFixesMax: number, now: number): void {
    const unstoredReportsMax = Math.ceil(unstoredFixesMax / this.#data.fixesPerReport);
    let room = Math.min(CLOSED_REPORTS_PER_TICK_MAX, unstoredReportsMax - this.#book.unstoredReports);
    for (let tried = 0; room > 0 && tried < this.count; tried++) {
      const technician = this.#cursor++ % this.count;
      if (!this.#maySend(technician)) continue;
      this.#sendNext(technician, now);
      room -= 1;
    }
  }

  #maySend(technician: Technician): boolean {
    return this.#isOnline[technician] === 1 && this.#book.hasRoom(technician);
  }

  #sendNext(technician: Technician, dueAtMs: number): void {
    const sequence = this.#book.enter(technician, dueAtMs);
    this.#counts.fixesSent += this.#data.fixesPerReport;
    this.#write(technician, sequence, dueAtMs);
  }

  #write(technician: Technician, sequence: number, dueAtMs: number): void {
    this.#template.fill(this.#data.first + technician, sequence, Math.floor(dueAtMs));
    const frame = this.#masker.mask();
    this.#counts.bytesSent += frame.length;
    const socket = this.#sockets[technician];
    if (socket && !socket.sendFrame(frame)) this.#masker.abandonBuffer();
  }

  /** Sends what waited for the technician's room: first what has to be sent again, then what is due. */
  #sendWaiting(technician: Technician): void {
    const again = this.#again.get(technician);
    while (again && again.length > 0 && this.#isOnline[technician] === 1 && this.#book.isWindowOpen(technician)) {
      const sequence = again.shift() ?? 0;
      const dueAtMs = this.#book.enterAgain(technician, sequence);
      if (dueAtMs !== undefined) this.#write(technician, sequence, dueAtMs);
    }
    if (again?.length === 0) this.#again.delete(technician);
    while (this.#schedule && (this.#owed[technician] ?? 0) > 0 && this.#maySend(technician)) {
      const nth = (this.#book.sent[technician] ?? 0) - (this.#sentBeforeRun[technician] ?? 0);
      this.#owed[technician] = (this.#owed[technician] ?? 0) - 1;
      this.#owedReports -= 1;
      this.#sendNext(technician, this.#schedule.dueAtMsOf(technician, nth));
    }
  }

  #sayHello(technician: Technician): void {
    const hello = {
      protocolVersion: PROTOCOL_VERSION,
      token: this.#data.tokens[technician] ?? '',
      deviceId: deviceIdOf(this.#data.first + technician),
      appVersion: '1.0.0',
      os: 'Android 16',
    };
    this.#sockets[technician]?.send(v1.ClientFrame.encode({ hello }).finish());
  }

  #received(technician: Technician, bytes: Uint8Array, start: number, end: number): void {
    if (this.#acks.read(bytes, start, end)) this.#acknowledged(technician);
    else this.#heard(technician, v1.ServerFrame.decode(bytes.subarray(start, end)));
  }

  #acknowledged(technician: Technician): void {
    const { level, reportIds, reports } = this.#acks;
    for (let index = 0; index < reports; index++) this.#acknowledge(technician, level, reportIds[index] ?? 0);
    if ((this.#owed[technician] ?? 0) > 0 || this.#again.has(technician)) this.#sendWaiting(technician);
  }

  #acknowledge(technician: Technician, level: number, reportId: number): void {
    const isStored = level === v1.AckLevel.STORED;
    const dueAtMs = isStored ? this.#book.stored(technician, reportId) : this.#book.logged(technician, reportId);
    if (dueAtMs === undefined || !this.#plan) return;
    const now = nowMs();
    const { windowStartMs, endMs } = this.#plan;
    if (isStored && now >= windowStartMs && now < endMs) this.#counts.fixesStoredInWindow += this.#data.fixesPerReport;
    if (dueAtMs >= windowStartMs) this.#counts[isStored ? 'stored' : 'logged'].record(now - dueAtMs);
  }

  /** Everything but plain Acks, which is rare. */
  #heard(technician: Technician, frame: v1.ServerFrame): void {
    const { ack, error, drain } = frame;
    if (frame.welcome) this.#welcomed(technician);
    if (ack) {
      for (const { positionIndexes } of ack.refusals)
        this.#counts.refusedFixes += positionIndexes?.length || this.#data.fixesPerReport;
      for (const reportId of ack.reportIds) this.#acknowledge(technician, ack.level, reportId);
    }
    if (error) this.#refused(technician, error);
    if (drain) this.#reconnectAfter(technician, drain.reconnectAfterMs);
  }

  #welcomed(technician: Technician): void {
    this.#isOnline[technician] = 1;
    this.#failures[technician] = 0;
    this.onWelcome(technician);
    this.#sendWaiting(technician);
  }

  #refused(technician: Technician, { code, reportId, retryable, retryAfterMs }: v1.Error): void {
    const name = v1.ErrorCode[code] ?? String(code);
    this.#counts.errors[name] = (this.#counts.errors[name] ?? 0) + 1;
    const sequence = reportId > 0 && retryable ? this.#book.refused(technician, reportId) : undefined;
    if (sequence === undefined) return;
    setTimeout(
      () => {
        this.#queueAgain(technician, [sequence]);
        this.#sendWaiting(technician);
      },
      retryAfterMs || fullJitterDelayMs(0, RECONNECT_BOUNDS, Math.random),
    );
  }

  #queueAgain(technician: Technician, sequences: readonly number[]): void {
    if (sequences.length > 0)
      this.#again.set(technician, [...new Set([...(this.#again.get(technician) ?? []), ...sequences])]);
  }

  #closed(technician: Technician, reason: string): void {
    if (this.#isClosing) return;
    this.#counts.disconnects[reason] = (this.#counts.disconnects[reason] ?? 0) + 1;
    const attempt = this.#failures[technician] ?? 0;
    this.#failures[technician] = Math.min(attempt + 1, 20);
    this.#reconnectAfter(technician, fullJitterDelayMs(attempt, RECONNECT_BOUNDS, Math.random));
  }

  #reconnectAfter(technician: Technician, delayMs: number): void {
    const socket = this.#sockets[technician];
    // Whatever this socket still says is not about the next connection.
    this.#sockets[technician] = undefined;
    this.#isOnline[technician] = 0;
    this.#queueAgain(technician, this.#book.disconnected(technician));
    socket?.close();
    setTimeout(() => this.connect(technician), delayMs);
  }
}

/** An address of the loopback network for each technician. */
function localAddressOf(technician: number): string {
  return `127.1.${Math.floor(technician / LOCAL_ADDRESSES_PER_NET)}.${1 + (technician % LOCAL_ADDRESSES_PER_NET)}`;
}

function emptyCounts() {
  return {
    fixesSent: 0,
    bytesSent: 0,
    fixesStoredInWindow: 0,
    logged: createLatencyRecorder(),
    stored: createLatencyRecorder(),
    refusedFixes: 0,
    errors: {} as Record<string, number>,
    disconnects: {} as Record<string, number>,
  };
}
