import type { Sampling } from '@fieldcast/core';
import { expect, it, vi } from 'vitest';
import { createVirtualClock } from '../testing.ts';
import {
  type BrowserGeolocation,
  type BrowserPermission,
  type BrowserPosition,
  createBrowserLocation,
} from './browser.ts';

const sampling: Sampling = { intervalMs: 5_000, distanceM: 10, accuracy: 'high', reason: 'moving' };
const coords = { latitude: 52, longitude: 9, accuracy: 5, altitude: null, speed: null, heading: Number.NaN };
const position: BrowserPosition = { timestamp: 1_700_000_000_000, coords };

function createScene() {
  const clock = createVirtualClock();
  const permission: BrowserPermission = { state: 'granted', onchange: null };
  let watches = 0;
  const geolocation = {
    watchPosition: vi.fn<BrowserGeolocation['watchPosition']>(() => ++watches),
    clearWatch: vi.fn<BrowserGeolocation['clearWatch']>(),
    getCurrentPosition: vi.fn<BrowserGeolocation['getCurrentPosition']>(),
  };
  const listener = { reading: vi.fn(), blockers: vi.fn() };
  const location = createBrowserLocation({
    geolocation,
    queryPermission: async () => permission,
    clock,
  });
  location.start(sampling, listener);
  return { clock, permission, geolocation, listener, location };
}

it('passes readings on, what is unknown as absent, and clears what blocked', () => {
  const { geolocation, listener } = createScene();
  const [success, failure] = geolocation.watchPosition.mock.calls[0] ?? [];
  failure?.({ code: 3, message: 'late' });
  expect(listener.blockers).toHaveBeenLastCalledWith(['no_signal']);
  success?.(position);
  expect(listener.blockers).toHaveBeenLastCalledWith([]);
  expect(listener.reading.mock.lastCall?.[0]).toEqual({
    timeMs: position.timestamp,
    latitudeDeg: 52,
    longitudeDeg: 9,
    accuracyM: 5,
  });
});

it.each([
  [1, 'no_permission'],
  [2, 'no_signal'],
  [3, 'no_signal'],
])('tells error %d as %s', (code, blocker) => {
  const { geolocation, listener } = createScene();
  geolocation.watchPosition.mock.calls[0]?.[1]({ code, message: '' });
  expect(listener.blockers).toHaveBeenLastCalledWith([blocker]);
});

it('restarts the watch for another accuracy only, and hears nothing of the old one', () => {
  const { geolocation, listener, location } = createScene();
  location.change({ ...sampling, intervalMs: 2_000 });
  expect(geolocation.watchPosition).toHaveBeenCalledTimes(1);
  location.change({ ...sampling, accuracy: 'balanced' });
  expect(geolocation.clearWatch).toHaveBeenCalledWith(1);
  expect(geolocation.watchPosition.mock.lastCall?.[2].enableHighAccuracy).toBe(false);
  geolocation.watchPosition.mock.calls[0]?.[0](position);
  expect(listener.reading).not.toHaveBeenCalled();
});

it('asks a receiver that is silent for the interval, and goes on asking after a failure', async () => {
  const { clock, geolocation, listener } = createScene();
  await clock.advance(5_000);
  geolocation.getCurrentPosition.mock.lastCall?.[1]({ code: 3, message: 'late' });
  await clock.advance(5_000);
  geolocation.getCurrentPosition.mock.lastCall?.[0](position);
  expect(geolocation.getCurrentPosition).toHaveBeenCalledTimes(2);
  expect(listener.reading).toHaveBeenCalledTimes(1);
});

it('is silent after stop', async () => {
  const { clock, geolocation, listener, location } = createScene();
  location.stop();
  geolocation.watchPosition.mock.calls[0]?.[0](position);
  await clock.advance(60_000);
  expect(geolocation.clearWatch).toHaveBeenCalledTimes(1);
  expect(geolocation.getCurrentPosition).not.toHaveBeenCalled();
  expect(listener.reading).not.toHaveBeenCalled();
});

it('watches again when the permission is given, and tells when it is taken', async () => {
  const { clock, permission, geolocation, listener } = createScene();
  await clock.settle();
  Object.assign(permission, { state: 'denied' }).onchange?.();
  expect(listener.blockers).toHaveBeenLastCalledWith(['no_permission']);
  Object.assign(permission, { state: 'granted' }).onchange?.();
  expect(geolocation.watchPosition).toHaveBeenCalledTimes(2);
});

it('locates once, or rejects with the reason', async () => {
  const { geolocation, location } = createScene();
  const found = location.locate();
  geolocation.getCurrentPosition.mock.lastCall?.[0](position);
  await expect(found).resolves.toMatchObject({ latitudeDeg: 52 });
  const lost = location.locate();
  geolocation.getCurrentPosition.mock.lastCall?.[1]({ code: 3, message: 'late' });
  await expect(lost).rejects.toThrow('geolocation error 3');
});

it('says that location is off where there is no geolocation', async () => {
  const location = createBrowserLocation();
  const listener = { reading: vi.fn(), blockers: vi.fn() };
  location.start(sampling, listener);
  expect(listener.blockers).toHaveBeenCalledWith(['location_off']);
  await expect(location.locate()).rejects.toThrow('no geolocation');
});
