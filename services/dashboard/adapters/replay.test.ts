import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FleetHistory, HistoryQuery, TrackPoint } from '../core/history.ts';
import type { MarkerChange } from '../core/marker-feed.ts';
import { ApiError } from './dispatch-api.ts';
import { createReplay } from './replay.ts';

const LIVE_MS = Date.parse('2026-11-20T18:00:00Z');
const at = (clock: string) => Date.parse(`2026-11-20T${clock}Z`);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('dragging', () => {
  test('asks for the moment at once and shows it', async () => {
    const { replay, asked, settle } = rig({ anna: drive(at('14:00:00'), 20) });
    replay.goTo(at('14:05:00'));
    expect(asked.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[at('14:05:00'), at('14:05:00')]]);
    expect(replay.state.value).toMatchObject({ atMs: at('14:05:00'), loading: 'moment' });
    expect(replay.picture.hasPicture()).toBe(false);
    await settle();
    expect(replay.state.value).toMatchObject({ loading: 'none', problem: undefined });
    expect(replay.picture.timeMs()).toBe(at('14:05:00'));
    expect(replay.picture.find('anna')).toMatchObject({ displayName: 'Anna Seven', position: { latitudeDeg: 50.03 } });
    expect(replay.picture.find('anna')?.presence).toBeUndefined();
  });

  test('in a storm only one request is under way, and the last place wins', async () => {
    const { replay, asked, settle } = rig({ anna: drive(at('14:00:00'), 120) });
    for (let minute = 0; minute < 50; minute++) replay.goTo(at('14:00:00') + minute * 60_000);
    expect(asked).toHaveLength(1);
    await settle();
    expect(asked.map(({ fromMs }) => fromMs)).toEqual([at('14:00:00'), at('14:49:00')]);
    expect(replay.picture.timeMs()).toBe(at('14:49:00'));
    expect(replay.state.value).toMatchObject({ atMs: at('14:49:00'), loading: 'none' });
  });

  test('gives up a moment that takes long, and an answer of it that comes all the same changes nothing', async () => {
    const { replay, asked, answers, settle } = rig({ anna: drive(at('14:00:00'), 20) }, { isHeld: true });
    replay.goTo(at('14:00:00'));
    replay.goTo(at('14:05:00'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    answers[1]?.();
    await settle();
    expect(replay.picture.timeMs()).toBe(at('14:05:00'));
    answers[0]?.();
    await settle();
    expect(replay.picture.timeMs()).toBe(at('14:05:00'));
  });

  test('into the future asks for nothing, says so, and keeps what is shown', async () => {
    const { replay, asked, settle } = rig({ anna: drive(at('14:00:00'), 20) });
    replay.goTo(at('14:05:00'));
    await settle();
    replay.play();
    replay.goTo(LIVE_MS + 60_000);
    expect(asked).toHaveLength(1);
    expect(replay.state.value).toMatchObject({
      atMs: LIVE_MS + 60_000,
      problem: 'future',
      loading: 'none',
      isPlaying: false,
    });
    expect(replay.picture.find('anna')).toBeDefined();
    replay.goTo(at('14:05:00'));
    expect(replay.state.value.problem).toBeUndefined();
  });

  test('to a time nothing is kept of says so', async () => {
    const { replay, settle } = rig({ anna: drive(at('14:00:00'), 20) });
    replay.goTo(at('09:00:00'));
    await settle();
    expect(replay.state.value.problem).toBe('nothing');
  });
});

describe('playing', () => {
  test('runs by the page’s clock times the speed, and the marker glides from point to point', async () => {
    const { replay, frame, settle, changes } = rig({ anna: drive(at('14:00:00'), 60) });
    replay.goTo(at('14:00:00'));
    await settle();
    replay.setSpeed(10);
    replay.play();
    await frame(16);
    await frame(500);
    await frame(500);
    expect(replay.feed.clockMs()).toBe(at('14:00:00') + 10_160 - 160);
    expect([...replay.feed.ways()]).toMatchObject([
      { id: 'anna', startMs: at('14:00:00'), endMs: at('14:00:30'), fromLatDeg: 50, recordedAtMs: at('14:00:30') },
    ]);
    await frame(1_000);
    await frame(1_000);
    expect(changes.at(-1)).toMatchObject({ changed: [{ startMs: at('14:00:30') }], leftIds: [] });
    expect(replay.picture.find('anna')?.position?.latitudeDeg).toBeCloseTo(50.003, 6);
    expect(replay.state.value).toMatchObject({ isPlaying: true, atMs: at('14:00:30') });
  });

  test('does not run beyond what is loaded, says that it waits, and goes on', async () => {
    const { replay, frame, answers, settle } = rig({ anna: drive(at('14:00:00'), 200) }, { isHeld: true });
    replay.goTo(at('14:00:00'));
    answers[0]?.();
    await settle();
    replay.setSpeed(60);
    replay.play();
    await frame(100);
    await frame(1_000);
    expect(replay.feed.clockMs()).toBe(at('14:00:00'));
    expect(replay.state.value.loading).toBe('ahead');
    expect(replay.feed.isRunning()).toBe(false);
    answers[1]?.();
    await settle();
    await frame(100);
    expect(replay.feed.clockMs()).toBe(at('14:00:06'));
    expect(replay.state.value.loading).toBe('none');
  });

  test('asks no further ahead than two chunks', async () => {
    const { replay, asked, frame, settle } = rig({ anna: drive(at('08:00:00'), 1_000) });
    replay.goTo(at('08:00:00'));
    await settle();
    replay.setSpeed(60);
    replay.play();
    for (let frames = 0; frames < 200; frames++) {
      await frame(1_000);
      const aheadMs = Math.max(...asked.map(({ toMs }) => toMs)) - replay.feed.clockMs();
      expect(aheadMs).toBeLessThanOrEqual(20 * 60_000);
    }
    expect(replay.feed.clockMs()).toBeGreaterThan(at('11:00:00'));
    expect(asked.every(({ fromMs, toMs }) => toMs - fromMs <= 3_600_000)).toBe(true);
  });

  test('passes over hours in which nobody moves, and says how many', async () => {
    const evening = [...drive(at('08:00:00'), 10), ...stand(at('08:05:00'), 3 * 60), ...drive(at('11:05:00'), 20)];
    const { replay, frame, settle } = rig({ anna: evening });
    replay.goTo(at('08:04:00'));
    await settle();
    replay.setSpeed(60);
    replay.play();
    let frames = 0;
    let skippedMs = 0;
    while (replay.feed.clockMs() < at('11:05:30') && frames++ < 100) {
      await frame(100);
      skippedMs = Math.max(skippedMs, replay.state.value.skippedMs ?? 0);
    }
    expect(frames).toBeLessThan(60);
    expect(skippedMs).toBeGreaterThan(170 * 60_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(replay.state.value.skippedMs).toBeUndefined();
  });

  test('does not even ask for what the day’s activity says is empty', async () => {
    const { replay, asked, frame, settle } = rig({
      anna: [...drive(at('08:00:00'), 10), ...drive(at('14:00:00'), 20)],
    });
    const bins = Array.from({ length: 10 }, (_, hour) => ({
      fromMs: at('08:00:00') + hour * 3_600_000,
      technicians: hour === 0 || hour >= 6 ? 1 : 0,
      late: 0,
    }));
    replay.setActivity(bins, 3_600_000);
    replay.goTo(at('08:04:00'));
    await settle();
    replay.setSpeed(60);
    replay.play();
    for (let frames = 0; replay.feed.clockMs() < at('14:00:00') && frames < 100; frames++) await frame(100);
    expect(replay.feed.clockMs()).toBeGreaterThanOrEqual(at('14:00:00'));
    expect(asked.filter(({ fromMs }) => fromMs > at('09:00:00') && fromMs < at('14:00:00'))).toEqual([]);
  });

  test('becomes live by itself when it has caught up', async () => {
    const { replay, frame, settle, onLive } = rig({ anna: drive(LIVE_MS - 600_000, 30) });
    replay.goTo(LIVE_MS - 300_000);
    await settle();
    replay.setSpeed(60);
    replay.play();
    for (let frames = 0; frames < 200 && onLive.mock.calls.length === 0; frames++) await frame(100);
    expect(onLive).toHaveBeenCalledOnce();
    expect(replay.state.value.isPlaying).toBe(false);
  });

  test('tells the page four times a second at most, the map at each frame', async () => {
    const { replay, frame, settle, changes } = rig({ anna: drive(at('14:00:00'), 200) });
    replay.goTo(at('14:00:00'));
    await settle();
    replay.setSpeed(60);
    replay.play();
    await frame(100);
    let told = 0;
    replay.picture.onChange(() => {
      told++;
    });
    changes.length = 0;
    for (let frames = 0; frames < 100; frames++) await frame(20);
    expect(told).toBeLessThanOrEqual(8);
    expect(told).toBeGreaterThanOrEqual(6);
    expect(changes.length).toBeGreaterThan(3);
  });

  test('asks for finer tracks once the view has come closer and stands still', async () => {
    const { replay, asked, frame, settle } = rig({ anna: drive(at('14:00:00'), 200) });
    const bounds = { westDeg: 0, southDeg: 40, eastDeg: 20, northDeg: 60 };
    replay.setView({ bounds, zoom: 4.2 });
    replay.goTo(at('14:00:00'));
    await settle();
    replay.play();
    for (let frames = 0; frames < 5; frames++) await frame(100);
    expect(asked.at(-1)).toMatchObject({ zoom: 5, bounds: { westDeg: -10, southDeg: 30, eastDeg: 30, northDeg: 70 } });
    const count = asked.length;
    replay.setView({ bounds: { westDeg: 9, southDeg: 49, eastDeg: 11, northDeg: 51 }, zoom: 9 });
    await frame(100);
    expect(asked).toHaveLength(count);
    for (let frames = 0; frames < 5; frames++) await frame(100);
    expect(asked[count]).toMatchObject({ zoom: 9 });
    expect(asked[count]?.fromMs).toBeLessThanOrEqual(replay.feed.clockMs());
    expect(replay.picture.find('anna')).toBeDefined();
  });
});

describe('what we knew then', () => {
  // Taken at 12:00, but the phone was out of reach until 13:00.
  const late = { ...point(at('12:00:00'), 50.5), receivedAtMs: at('13:00:00') };
  const known = [point(at('11:59:00'), 50), late];

  test('differs from where they were, and the late point is marked as late', async () => {
    const { replay, settle, asked } = rig({ anna: known });
    replay.goTo(at('12:30:00'));
    await settle();
    expect([...replay.feed.ways()]).toMatchObject([{ toLatDeg: 50.5, isLateUpload: true }]);
    replay.setTruth('known');
    expect(replay.state.value).toMatchObject({ truth: 'known', loading: 'moment' });
    await settle();
    expect(asked.at(-1)).toMatchObject({ truth: 'known', fromMs: at('12:30:00') });
    expect([...replay.feed.ways()]).toMatchObject([{ toLatDeg: 50, isLateUpload: false }]);
  });

  test('lets the marker jump when the news came, and shows how old they were', async () => {
    const { replay, frame, settle } = rig({ anna: [...known, point(at('13:00:30'), 50.6)] });
    replay.setTruth('known');
    replay.goTo(at('12:59:58'));
    await settle();
    replay.play();
    for (let frames = 0; frames < 4; frames++) await frame(1_000);
    expect(replay.feed.clockMs()).toBeGreaterThanOrEqual(at('13:00:00'));
    expect([...replay.feed.ways()]).toMatchObject([{ toLatDeg: 50.5, startMs: at('13:00:00'), endMs: at('13:00:00') }]);
    expect(replay.picture.find('anna')?.position?.timeMs).toBe(at('12:00:00'));
  });
});

describe('a server that does not answer', () => {
  test('is told of, what is shown stays, and it is asked again by itself', async () => {
    const { replay, fail, settle } = rig({ anna: drive(at('14:00:00'), 20) });
    replay.goTo(at('14:01:00'));
    await settle();
    fail.error = new ApiError(0, 'UNREACHABLE');
    replay.goTo(at('14:05:00'));
    await settle();
    expect(replay.state.value).toMatchObject({ problem: 'unreachable', loading: 'moment' });
    expect(replay.picture.timeMs()).toBe(at('14:01:00'));
    fail.error = undefined;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(replay.state.value).toMatchObject({ problem: undefined, loading: 'none' });
    expect(replay.picture.timeMs()).toBe(at('14:05:00'));
  });

  test('in the middle of playing lets it wait, and “try again” goes on', async () => {
    const { replay, fail, frame, settle } = rig({ anna: drive(at('14:00:00'), 200) });
    replay.goTo(at('14:00:00'));
    await settle();
    fail.error = new ApiError(503, 'BUSY');
    replay.play();
    await frame(100);
    await frame(100);
    expect(replay.state.value).toMatchObject({ problem: 'failed', loading: 'ahead', isPlaying: true });
    fail.error = undefined;
    replay.retry();
    await settle();
    await frame(100);
    expect(replay.state.value).toMatchObject({ problem: undefined, loading: 'none' });
    expect(replay.feed.clockMs()).toBe(at('14:00:00') + 100);
  });

  test('or has ended the session is not asked again', async () => {
    const { replay, asked, fail, settle } = rig({});
    fail.error = new ApiError(401, 'SIGNED_OUT');
    replay.goTo(at('14:05:00'));
    await settle();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(replay.state.value.problem).toBe('signed-out');
    expect(asked).toHaveLength(1);
  });
});

test('names that become known after the past does are shown without asking again', async () => {
  const names = new Map<string, string>();
  const { replay, asked, changes, settle } = rig({ anna: drive(at('14:00:00'), 20) }, { names });
  const told: string[] = [];
  replay.picture.onChange(({ changed }) => told.push(...changed.map(({ displayName }) => displayName)));
  replay.goTo(at('14:05:00'));
  await settle();
  names.set('anna', 'Anna Seven');
  replay.refreshNames();
  expect(told).toEqual(['anna', 'Anna Seven']);
  expect(changes.at(-1)).toMatchObject({ changed: [{ id: 'anna', name: 'Anna Seven' }] });
  expect(asked).toHaveLength(1);
});

test('stopping forgets everything and asks for nothing more', async () => {
  const { replay, asked, frame, settle } = rig({ anna: drive(at('14:00:00'), 20) });
  replay.goTo(at('14:00:00'));
  await settle();
  replay.play();
  replay.stop();
  const count = asked.length;
  await frame(100);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(count);
  expect(replay.picture.technicianCount()).toBe(0);
  expect(replay.state.value.isPlaying).toBe(false);
});

function point(atMs: number, latitudeDeg: number): TrackPoint {
  return {
    recordedAtMs: atMs,
    receivedAtMs: atMs + 500,
    latitudeDeg,
    longitudeDeg: 10,
    speedMps: 10,
    headingDeg: 0,
    accuracyM: 5,
  };
}

/** A point each 30 s, about 300 m apart. */
function drive(fromMs: number, count: number): TrackPoint[] {
  return Array.from({ length: count }, (_, index) => point(fromMs + index * 30_000, 50 + index * 0.003));
}

/** A point each minute, all at one place. */
function stand(fromMs: number, minutes: number): TrackPoint[] {
  return Array.from({ length: minutes }, (_, index) => point(fromMs + index * 60_000, 50.027));
}

/** A replay over a server that answers from `tracks` as the real one does; held back until told when `isHeld`. */
function rig(tracks: Record<string, TrackPoint[]>, { isHeld = false, names = new Map([['anna', 'Anna Seven']]) } = {}) {
  const asked: (HistoryQuery & { signal: AbortSignal | undefined })[] = [];
  const answers: (() => void)[] = [];
  const fail: { error: ApiError | undefined } = { error: undefined };
  const onLive = vi.fn();
  const changes: MarkerChange[] = [];
  const frames = new Set<() => void>();
  let pageMs = 5_000;
  let liveMs = LIVE_MS;
  const replay = createReplay({
    api: {
      fleetHistory: async (query, signal) => {
        asked.push({ ...query, signal });
        if (isHeld) await new Promise<void>((resolve) => answers.push(resolve));
        if (fail.error) throw fail.error;
        return historyOf(tracks, query);
      },
    },
    nameOf: (id) => names.get(id),
    liveTimeMs: () => liveMs,
    nowMs: () => pageMs,
    onLive,
    eachFrame: (onFrame) => {
      frames.add(onFrame);
      return () => void frames.delete(onFrame);
    },
    isMotionReduced: () => false,
  });
  replay.feed.onChange((change) => changes.push(change));
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const frame = async (frameMs: number) => {
    pageMs += frameMs;
    liveMs += frameMs;
    for (const onFrame of frames) onFrame();
    await settle();
  };
  return { replay, asked, answers, fail, onLive, changes, frame, settle };
}

function historyOf(tracks: Record<string, TrackPoint[]>, { fromMs, toMs, truth }: HistoryQuery): FleetHistory {
  const timeOf = (one: TrackPoint) => (truth === 'known' ? one.receivedAtMs : one.recordedAtMs);
  const found = Object.entries(tracks).flatMap(([technicianId, points]) => {
    const first = points.filter((one) => timeOf(one) <= fromMs).at(-1);
    const rest = points.filter((one) => timeOf(one) > fromMs && timeOf(one) < toMs);
    const all = first ? [first, ...rest] : rest;
    return all.length > 0 ? [{ technicianId, points: all }] : [];
  });
  return { fromMs, toMs, tracks: found };
}
