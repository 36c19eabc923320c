import type { Sampling } from '@fieldcast/core';
import { expect, it, vi } from 'vitest';
import { createScriptedLocation } from './scripted.ts';

const sampling: Sampling = { intervalMs: 5_000, distanceM: 10, accuracy: 'high', reason: 'moving' };
const reading = { timeMs: 1_700_000_000_000, latitudeDeg: 52, longitudeDeg: 9 };

it('speaks while it is started, and remembers what blocks it', () => {
  const location = createScriptedLocation();
  const listener = { reading: vi.fn(), blockers: vi.fn() };
  expect(location.emit(reading)).toBe(false);
  location.block(['no_permission']);
  location.start(sampling, listener);
  expect(listener.blockers).toHaveBeenLastCalledWith(['no_permission']);
  expect(location.emit(reading)).toBe(true);
  location.change({ ...sampling, intervalMs: 1 });
  expect(location.wanted?.intervalMs).toBe(1);
  location.stop();
  expect([location.emit(reading), location.wanted]).toEqual([false, undefined]);
  expect(listener.reading).toHaveBeenCalledTimes(1);
});

it('answers locate as told', async () => {
  const location = createScriptedLocation();
  await expect(location.locate()).rejects.toThrow('no answer');
  location.answer(reading);
  await expect(location.locate()).resolves.toEqual(reading);
});
