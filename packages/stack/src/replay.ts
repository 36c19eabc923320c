import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTracker, type Tracker } from '@fieldcast/client';
import WebSocket from 'ws';
import { parseGpx } from './gpx.ts';
import { type ReplayPace, type ScheduledFix, scheduleTracks } from './replay-schedule.ts';

/** Tracks of one file, each with a connection of its own. Over it: refused. */
const TRACKS_MAX = 500;
/** The server must welcome us within this. */
const CONNECT_MS_MAX = 20_000;
/** After the last fix was handed over, nothing may stand still for this long. */
const STALL_MS_MAX = 60_000;
const PROGRESS_INTERVAL_MS = 2_000;

export interface ReplayOptions extends ReplayPace {
  /** A GPX file. */
  readonly file: string;
  /** `ws://host:port/v1/track`. */
  readonly trackUrl: string;
  readonly getTokenFor: (technicianId: string) => Promise<string>;
  /** The technician's id; those of a file with several tracks are numbered `<as>-1`, `<as>-2` … */
  readonly as: string;
  /** Plays all tracks of the file as one technician. */
  readonly isOneTechnician?: boolean;
  /** Default: `replay`. Two replays of one technician at a time need different ones. */
  readonly deviceId?: string;
  /** Gets a line now and then, and a summary at the end. */
  readonly onProgress?: (line: string) => void;
}

export interface ReplayResult {
  /** Fixes handed to the server, refused ones included. */
  readonly sent: number;
  readonly stored: number;
  /** Fixes refused for good, by the protocol's name of the reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** The replay could not be finished; the message says why and what was left. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
}

/**
 * Plays a recorded track through the real WebSocket, paced by its recorded times, and waits until each fix is stored or
 * refused. Fixes go out in the order of the file, also where time ran backwards or stood still.
 * @throws GpxError when the file is not GPX, ReplayError when the server does not take all of it.
 */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const { file, as, isOneTechnician = false } = options;
  const tracks = parseGpx(await readFile(file, 'utf8'));
  if (tracks.length > TRACKS_MAX) throw new ReplayError(`${file} has ${tracks.length} tracks; at most ${TRACKS_MAX}`);
  const lists = isOneTechnician ? [tracks.flatMap(({ fixes }) => fixes)] : tracks.map(({ fixes }) => fixes);
  // Zero is as good a word for "do not wait" as infinity.
  const speed = options.speed > 0 ? options.speed : Number.POSITIVE_INFINITY;
  const score = createScore(options.onProgress);
  const startMs = Date.now();
  const schedules = scheduleTracks(lists, { speed, times: options.times }, startMs);
  const players = schedules.map((schedule, index) => ({
    schedule,
    technicianId: schedules.length === 1 ? as : `${as}-${index + 1}`,
  }));

  const abort = new AbortController();
  const played = await Promise.allSettled(
    players.map(({ schedule, technicianId }) =>
      play({ schedule, startMs, technicianId }, options, score, abort.signal).catch((cause: unknown) => {
        abort.abort();
        throw cause;
      }),
    ),
  );
  const failure = played.find((outcome) => outcome.status === 'rejected' && !isAbort(outcome.reason));
  if (failure?.status === 'rejected') throw failure.reason;

  const untimed = tracks.reduce((sum, { untimedPoints }) => sum + untimedPoints, 0);
  options.onProgress?.(summaryOf(basename(file), players.length, score, untimed));
  return { sent: score.sent, stored: score.stored, refused: score.refused };
}

async function play(
  { schedule, startMs, technicianId }: { schedule: readonly ScheduledFix[]; startMs: number; technicianId: string },
  { trackUrl, getTokenFor, deviceId = 'replay' }: ReplayOptions,
  score: Score,
  signal: AbortSignal,
): Promise<void> {
  if (schedule.length === 0) return;
  const tracker = createTracker({
    url: trackUrl,
    getToken: () => getTokenFor(technicianId),
    deviceId,
    appVersion: 'replay',
    // A replay is a test of the server: nothing may be thinned or dropped on the way to it.
    queueFixesMax: schedule.length,
    queueAgeMaxMs: Number.MAX_SAFE_INTEGER,
    transport: WebSocket,
  });
  score.follow(tracker);
  tracker.start();
  try {
    await settled(tracker, (connection) => connection === 'online', CONNECT_MS_MAX, signal);
    for (const { fix, dueMs } of schedule) {
      await sleepUntil(startMs + dueMs, signal);
      tracker.push(fix);
      score.sent++;
    }
    await settled(tracker, () => unsentOf(tracker) === 0, STALL_MS_MAX, signal);
  } finally {
    await tracker.dispose();
  }
}

// A timer may fire a little before the clock shows its time; a fix must not be sent before it is recorded.
async function sleepUntil(timeMs: number, signal: AbortSignal): Promise<void> {
  for (let waitMs = timeMs - Date.now(); waitMs > 0; waitMs = timeMs - Date.now())
    await sleep(waitMs, undefined, { signal });
}

/** Waits for the tracker to reach what `isReached` says. @throws ReplayError when it gives up or stands still. */
function settled(
  tracker: Tracker,
  isReached: (connection: string) => boolean,
  stallMsMax: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (failure?: Error) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const unsubscribe of subscriptions) unsubscribe();
      if (failure) reject(failure);
      else resolve();
    };
    const check = () => {
      const { connection } = tracker.getState();
      if (isReached(connection)) finish();
      else if (connection === 'closed') finish(new ReplayError(standingOf(tracker)));
    };
    const onAbort = () => finish(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    const onProgress = () => {
      timer.refresh();
      check();
    };
    const timer = setTimeout(
      () => finish(new ReplayError(`${standingOf(tracker)}; nothing moved for ${stallMsMax / 1000} s`)),
      stallMsMax,
    );
    // Reconnecting again and again is no progress; only what the server takes is.
    const subscriptions = [
      tracker.on('state', check),
      ...(['ack', 'refused'] as const).map((event) => tracker.on(event, onProgress)),
    ];
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else check();
  });
}

function standingOf(tracker: Tracker): string {
  const { connection, error } = tracker.getState();
  const unsent = unsentOf(tracker);
  const why = error ? ` (${error.code}: ${error.message})` : '';
  return `the connection is ${connection}${why}${unsent > 0 ? `; ${unsent} fixes are not stored` : ''}`;
}

function unsentOf(tracker: Tracker): number {
  return tracker.getState().depth;
}

interface Score {
  sent: number;
  readonly stored: number;
  readonly refused: Readonly<Record<string, number>>;
  follow(tracker: Tracker): void;
}

function createScore(onProgress: ((line: string) => void) | undefined): Score {
  const refused: Record<string, number> = {};
  let progressAtMs = Date.now();
  const score = {
    sent: 0,
    stored: 0,
    refused,
    follow: (tracker: Tracker) => {
      tracker.on('refused', ({ reason, fixes }) => {
        refused[reason] = (refused[reason] ?? 0) + fixes.length;
      });
      tracker.on('ack', ({ level, fixes }) => {
        if (level !== 'stored') return;
        score.stored += fixes.length;
        if (Date.now() - progressAtMs < PROGRESS_INTERVAL_MS) return;
        progressAtMs = Date.now();
        onProgress?.(`${score.sent} sent, ${score.stored} stored`);
      });
    },
  };
  return score;
}

function summaryOf(file: string, technicians: number, { sent, stored, refused }: Score, untimed: number): string {
  const parts = [`${sent} sent`, `${stored} stored`];
  for (const [reason, count] of Object.entries(refused)) parts.push(`${count} refused (${reason})`);
  if (untimed > 0) parts.push(`${untimed} left out (no time)`);
  return `${file} as ${technicians} technician${technicians === 1 ? '' : 's'}: ${parts.join(', ')}`;
}

function isAbort(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'AbortError';
}
