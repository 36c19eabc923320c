import { expect, it } from 'vitest';
import { type BackgroundGeolocationPlugin, type CapacitorLocation, createCapacitorLocation } from './capacitor.ts';
import type { Reading } from './source.ts';

const moving = { intervalMs: 5_000, distanceM: 10, accuracy: 'high', reason: 'moving' } as const;
const place: CapacitorLocation = {
  latitude: 52,
  longitude: 9,
  accuracy: 5,
  altitude: null,
  bearing: -1,
  speed: 3,
  time: 1_700_000_000_000,
  simulated: true,
};
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await null;
};

function start() {
  const calls: string[] = [];
  let say: Parameters<BackgroundGeolocationPlugin['addWatcher']>[1] = () => undefined;
  let id = 0;
  const source = createCapacitorLocation({
    addWatcher: async ({ distanceFilter }, callback) => {
      say = callback;
      calls.push(`add ${distanceFilter}`);
      return String(++id);
    },
    removeWatcher: async (options) => void calls.push(`remove ${options.id}`),
  });
  const readings: Reading[] = [];
  const blockers: string[][] = [];
  const begin = () =>
    source.start(moving, {
      reading: (reading) => readings.push(reading),
      blockers: (now) => blockers.push([...now]),
    });
  return { source, begin, calls, readings, blockers, say: (...said: Parameters<typeof say>) => say(...said) };
}

it('tells positions in our units; what the receiver does not know is left out', async () => {
  const { begin, say, readings } = start();
  begin();
  await settle();
  say(place);
  expect(readings).toEqual([
    {
      timeMs: 1_700_000_000_000,
      latitudeDeg: 52,
      longitudeDeg: 9,
      accuracyM: 5,
      altitudeM: undefined,
      headingDeg: undefined,
      speedMps: 3,
      isMock: true,
    },
  ]);
});

it('restarts for another distance, one watcher at a time, and none after stop', async () => {
  const { source, begin, calls } = start();
  begin();
  source.change(moving);
  source.change({ ...moving, reason: 'still' });
  source.stop();
  await settle();
  expect(calls).toEqual(['add 10', 'remove 1', 'add 0', 'remove 2']);
});

it('a refused permission is a blocker until a position comes', async () => {
  const { begin, say, blockers } = start();
  begin();
  await settle();
  say(undefined, { code: 'NOT_AUTHORIZED' });
  say(place);
  expect(blockers).toEqual([['no_permission'], []]);
});

it('says nothing after stop', async () => {
  const { source, begin, say, readings } = start();
  begin();
  await settle();
  source.stop();
  say(place);
  expect(readings).toEqual([]);
});

it('locates with a fresh watcher; without one at all it rejects', async () => {
  const { source, begin, say } = start();
  await expect(source.locate()).rejects.toThrow('not being taken');
  begin();
  const located = source.locate();
  await settle();
  say(place);
  expect((await located).latitudeDeg).toBe(52);
});
