import { type Fix, isExternalId, type v1 } from '@fieldcast/protocol';
import { PolicyReason } from '@fieldcast/protocol/track';
import type { ConnectionReason, ConnectionState } from './connection.ts';
import { createEmitter } from './emitter.ts';
import { assertWebSocketUrl, type Environment, resolveEnvironment } from './environment.ts';
import { ClientError } from './errors.ts';
import { createFixQueue, type FixQueue } from './queue/fix-queue.ts';
import { createMemoryStore } from './queue/memory-store.ts';
import { type Circumstances, Sensing } from './sensing.ts';
import type { Job, Tracker, TrackerEvents, TrackerOptions, TrackerState } from './tracker-types.ts';
import { Uplink } from './uplink.ts';
import type { Blocker, DeviceStatus, Duty } from './words.ts';

const QUEUE_FIXES_MAX = 10_000;
const QUEUE_AGE_MS_MAX = 24 * 3_600_000;
const REPORT_POSITIONS_MAX = 100;
const LOGGED_RETRY_MS = 10 * 60_000;
const FLUSH_DEADLINE_MS = 10_000;
/** Off duty, the connection ends when nothing has moved for this long: what is LOGGED comes to the database without us. */
const UPLOAD_LINGER_MS = 30_000;
const DEVICE_ID_BYTES = 16;

/**
 * A technician's phone: takes fixes, keeps them in a queue that outlives the app, sends them when there is a way, and
 * forgets each one only when the server says STORED or refuses it for good.
 * @throws ClientError INVALID_URL, NO_TRANSPORT, INVALID_OPTION.
 */
export function createTracker(options: TrackerOptions): Tracker {
  assertWebSocketUrl(options.url);
  if (typeof options.getToken !== 'function')
    throw new ClientError('INVALID_OPTION', 'getToken must be a function that gives a token', { isFinal: true });
  if (options.deviceId !== undefined && !isExternalId(options.deviceId))
    throw new ClientError('INVALID_OPTION', 'deviceId must be 1 to 128 bytes of printable text', { isFinal: true });
  const phone = new Phone(options, resolveEnvironment(options));
  return {
    start: () => phone.start(),
    stop: (how) => phone.stop(how),
    setDuty: (duty) => phone.setDuty(duty),
    setJob: (job) => phone.setJob(job),
    push: (fix) => phone.push(fix),
    locateNow: () => phone.locateNow(),
    flush: (how) => phone.flush(how),
    setStatus: (status) => phone.setStatus(status),
    wake: () => phone.wake(),
    on: phone.emitter.on,
    getState: () => phone.getState(),
    dispose: () => phone.dispose(),
  };
}

class Phone {
  readonly emitter = createEmitter<TrackerEvents>();
  readonly #environment: Environment;
  readonly #queue: FixQueue;
  readonly #uplink: Uplink;
  readonly #sensing: Sensing;
  readonly #opened: Promise<void>;
  #deviceId: string;
  #isStarted = false;
  #isOpen = false;
  #isFlushing = false;
  #duty: Duty | undefined;
  #job: Job | undefined;
  #status: DeviceStatus = {};
  #sourceBlockers: readonly Blocker[] = [];
  #watcherNames: readonly string[] = [];
  #isWatched = false;
  #flags: Readonly<Record<string, string>> = {};
  #totals = { stored: 0, refused: 0 };
  #lastFix: Fix | undefined;
  #lastStored: Fix | undefined;
  #lingerTimer: unknown;
  #hasSentStatus = false;

  constructor(options: TrackerOptions, environment: Environment) {
    this.#environment = environment;
    this.#deviceId = options.deviceId ?? '';
    const bounds = {
      fixesMax: options.queueFixesMax ?? QUEUE_FIXES_MAX,
      ageMaxMs: options.queueAgeMaxMs ?? QUEUE_AGE_MS_MAX,
    };
    this.#queue = createFixQueue(options.store ?? createMemoryStore(), bounds, environment, {
      onSendable: () => this.#sendableGrew(),
      onDropped: () => this.#queueChanged(),
      onThinned: () => this.#queueChanged(),
      onFault: (error) => this.emitter.emit('error', error),
    });
    const { appVersion = '', os = '' } = options;
    const settings = {
      url: options.url,
      getToken: options.getToken,
      reportPositionsMax: options.reportPositionsMax ?? REPORT_POSITIONS_MAX,
      loggedRetryMs: options.loggedRetryMs ?? LOGGED_RETRY_MS,
    };
    const identity = () => ({ deviceId: this.#deviceId, appVersion, os });
    this.#uplink = new Uplink(this.#queue, identity, settings, environment, {
      onState: (current, previous, reason) => this.#connectionChanged(current, previous, reason),
      onWelcome: () => this.#sendStatus(),
      onPolicy: (policy) => this.#policyChanged(policy),
      onFlags: (flags) => this.#flagsChanged(flags),
      onSent: (fixes) => this.emitter.emit('sent', { fixes }),
      onAck: (level, fixes) => this.#acknowledged(level, fixes),
      onRefused: (reason, fixes) => {
        this.#totals.refused += fixes.length;
        this.emitter.emit('refused', { reason, fixes });
        this.#queueChanged();
      },
      onUnanswered: () => this.#connectAsNeeded(),
      onError: (error) => this.emitter.emit('error', error),
    });
    this.#sensing = new Sensing(
      { source: options.location, rule: options.policy },
      () => this.#circumstances(),
      () => this.#uplink.connection.serverClock.nowMs(),
      {
        onFix: (fix) => this.push(fix),
        onBlockers: (blockers) => this.#blockersChanged(blockers),
        onSampling: () => this.#announcePolicy(),
      },
    );
    this.#opened = this.#open();
  }

  start(): void {
    if (this.#isStarted && this.#uplink.connection.state.kind !== 'closed') return;
    this.#isStarted = true;
    this.#uplink.watchAnswers();
    // Closed for good is for the app to reopen: that is what calling start again means.
    if (this.#uplink.connection.state.kind === 'closed') this.#uplink.connection.start();
    this.#act();
  }

  async stop({ flush = false, deadlineMs = FLUSH_DEADLINE_MS }: { flush?: boolean; deadlineMs?: number } = {}) {
    if (flush && this.#isStarted) await this.flush({ deadlineMs });
    this.#isStarted = false;
    this.#uplink.stopWatchingAnswers();
    this.#act();
    await this.#opened;
    await this.#queue.saved();
    return { unsent: this.#queue.depth };
  }

  async dispose(): Promise<void> {
    await this.stop();
    await this.#queue.close();
  }

  setDuty(duty: Duty): void {
    if (duty === this.#duty) return;
    this.#duty = duty;
    this.#sendStatus();
    this.#act();
  }

  setJob(job: Job | undefined): void {
    this.#job = job;
    this.#sensing.reconsider();
  }

  push(fix: Fix): void {
    const timeMs = Math.round(fix.timeMs);
    if (!Number.isSafeInteger(timeMs) || timeMs < 0) throw new RangeError('a fix needs its time in ms since the epoch');
    const queued = { ...fix, timeMs };
    this.#lastFix = queued;
    this.#queue.push(queued);
    this.emitter.emit('fix', queued);
    this.#queueChanged();
  }

  async locateNow(): Promise<Fix> {
    const fix = await this.#sensing.locate().catch((cause: unknown) => {
      throw new ClientError('NO_LOCATION', 'The device gave no position now; try again under the open sky', { cause });
    });
    if (!fix) throw new ClientError('NO_LOCATION', 'There is no location source, or its position is of no use');
    return fix;
  }

  async flush({ deadlineMs = FLUSH_DEADLINE_MS }: { deadlineMs?: number } = {}): Promise<{ unsent: number }> {
    await this.#opened;
    this.#isFlushing = true;
    this.#connectAsNeeded();
    await this.#queue.saved();
    if (this.#isStarted) await this.#uplink.flushed(deadlineMs);
    this.#isFlushing = false;
    this.#connectAsNeeded();
    return { unsent: this.#queue.depth };
  }

  setStatus(status: DeviceStatus): void {
    const { duty = this.#duty, blockers = this.#status.blockers } = status;
    this.#status = { ...this.#status, ...status, blockers };
    if (duty !== undefined && duty !== this.#duty) this.setDuty(duty);
    else this.#sendStatus();
    this.#sensing.reconsider();
  }

  wake(): void {
    this.#uplink.connection.wake();
    this.#act();
  }

  getState(): TrackerState {
    const { state } = this.#uplink.connection;
    return {
      isStarted: this.#isStarted,
      duty: this.#duty,
      job: this.#job,
      blockers: this.#blockers(),
      batteryPercent: this.#status.batteryPercent,
      charging: this.#status.charging,
      connection: state.kind,
      retryAtMs: 'retryAtMs' in state ? state.retryAtMs : undefined,
      error: 'error' in state ? state.error : undefined,
      ...this.#queue.counts(),
      depth: this.#queue.depth,
      oldestTimeMs: this.#queue.oldestTimeMs,
      ...this.#totals,
      dropped: this.#queue.droppedCount,
      thinned: this.#queue.thinnedCount,
      isStoreFailing: this.#queue.isStoreFailing,
      sampling: this.#sensing.sampling,
      isWatched: this.#isWatched,
      watcherNames: this.#watcherNames,
      flags: this.#flags,
      lastFix: this.#lastFix,
      lastStored: this.#lastStored,
    };
  }

  async #open(): Promise<void> {
    const { deviceId } = await this.#queue.open();
    if (this.#deviceId === '') this.#deviceId = deviceId ?? newDeviceId(this.#environment.random);
    if (this.#deviceId !== deviceId) this.#queue.setDeviceId(this.#deviceId);
    this.#isOpen = true;
    this.#queueChanged();
    this.#act();
  }

  /** Brings location and connection to what was asked for. */
  #act(): void {
    this.#sensing.setRunning(this.#isStarted && this.#duty !== 'off_duty');
    this.#sensing.reconsider();
    this.#connectAsNeeded();
  }

  /**
   * On duty there is a connection. Off duty there is one only while something waits to be uploaded, and a while after:
   * an idle radio is what saves the battery.
   */
  #connectAsNeeded(): void {
    const { connection } = this.#uplink;
    const { timers } = this.#environment;
    const hasUpload = this.#isFlushing || this.#queue.sendableCount > 0;
    if (!this.#isStarted) connection.stop();
    else if (this.#isOpen && (this.#duty !== 'off_duty' || hasUpload)) {
      if (connection.state.kind === 'idle') connection.start();
    }
    timers.clearTimeout(this.#lingerTimer);
    if (this.#duty !== 'off_duty' || connection.state.kind === 'idle') return;
    if (this.#queue.depth === 0 && !this.#isFlushing) connection.stop();
    else this.#lingerTimer = timers.setTimeout(() => this.#endUpload(), UPLOAD_LINGER_MS);
  }

  #endUpload(): void {
    const isDone = this.#queue.sendableCount === 0 && this.#queue.counts().inFlight === 0;
    if (isDone && this.#duty === 'off_duty') this.#uplink.connection.stop();
  }

  #sendableGrew(): void {
    this.#uplink.offer();
    this.#queueChanged();
    if (this.#uplink.connection.state.kind === 'idle') this.#connectAsNeeded();
  }

  #acknowledged(level: 'logged' | 'stored', fixes: readonly Fix[]): void {
    if (level === 'stored') {
      this.#totals.stored += fixes.length;
      for (const fix of fixes) if (fix.timeMs >= (this.#lastStored?.timeMs ?? 0)) this.#lastStored = fix;
    }
    this.emitter.emit('ack', { level, fixes });
    this.#queueChanged();
    if (this.#duty === 'off_duty') this.#connectAsNeeded();
  }

  #connectionChanged(current: ConnectionState, previous: ConnectionState, reason: ConnectionReason): void {
    this.#sensing.reconsider();
    this.emitter.emit('state', { previous: previous.kind, current: this.getState(), reason });
    if (current.kind === 'idle' || current.kind === 'closed') this.#nobodyWatches();
  }

  /** Whoever looked was told by a connection that is gone. */
  #nobodyWatches(): void {
    if (this.#isWatched) this.#watchersChanged(false, []);
  }

  #policyChanged({ reason, watcherNames, ...policy }: v1.Policy): void {
    this.#watchersChanged(reason === PolicyReason.WATCHED, watcherNames);
    this.#sensing.setPolicy(policy);
  }

  #watchersChanged(isWatched: boolean, watcherNames: readonly string[]): void {
    const isSame = isWatched === this.#isWatched && String(watcherNames) === String(this.#watcherNames);
    this.#isWatched = isWatched;
    this.#watcherNames = watcherNames;
    if (isSame) return;
    this.#announcePolicy();
    this.#sensing.reconsider();
  }

  #announcePolicy(): void {
    const { sampling } = this.#sensing;
    this.emitter.emit('policy', { sampling, isWatched: this.#isWatched, watcherNames: this.#watcherNames });
  }

  #flagsChanged(flags: Readonly<Record<string, string>>): void {
    if (JSON.stringify(flags) === JSON.stringify(this.#flags)) return;
    this.#flags = flags;
    this.emitter.emit('flags', flags);
  }

  #blockersChanged(blockers: readonly Blocker[]): void {
    if (String(blockers) === String(this.#sourceBlockers)) return;
    this.#sourceBlockers = blockers;
    this.emitter.emit('blockers', this.#blockers());
    this.#sendStatus();
  }

  #blockers(): readonly Blocker[] {
    return [...new Set([...(this.#status.blockers ?? []), ...this.#sourceBlockers])];
  }

  #sendStatus(): void {
    const status = { ...this.#status, duty: this.#duty, blockers: this.#blockers() };
    const isAnythingKnown = Object.values(status).some((value) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined,
    );
    if (isAnythingKnown || this.#hasSentStatus) this.#uplink.sendStatus(status);
    this.#hasSentStatus ||= isAnythingKnown;
  }

  #queueChanged(): void {
    const { depth, oldestTimeMs, droppedCount, thinnedCount } = this.#queue;
    const oldestAgeMs = oldestTimeMs === undefined ? 0 : Math.max(0, this.#environment.now() - oldestTimeMs);
    this.emitter.emit('queue', { depth, oldestAgeMs, dropped: droppedCount, thinned: thinnedCount });
  }

  #circumstances(): Circumstances {
    const kind = this.#uplink.connection.state.kind;
    return {
      destination: this.#job?.destination,
      isWatched: this.#isWatched,
      batteryPercent: this.#status.batteryPercent,
      isCharging: this.#status.charging ?? false,
      network: kind === 'online' ? 'online' : kind === 'offline' ? 'offline' : 'unknown',
    };
  }
}

function newDeviceId(random: () => number): string {
  return Array.from({ length: DEVICE_ID_BYTES }, () =>
    Math.floor(random() * 256)
      .toString(16)
      .padStart(2, '0'),
  ).join('');
}
