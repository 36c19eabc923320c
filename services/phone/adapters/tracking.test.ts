import { describe, expect, test, vi } from 'vitest';
import { createFakeTracker } from './fake-tracker.ts';
import { startTracking } from './tracking.ts';

describe('the page’s picture of the tracker', () => {
  test('begins with the duty it was left with, and follows the tracker', async () => {
    const tracker = createFakeTracker();
    const tracking = startTracking(tracker, 'en_route');
    expect(tracker.asked).toEqual(['duty en_route', 'start']);
    await vi.waitFor(() => expect(tracking.view.value.duty).toBe('en_route'));

    const fix = { timeMs: 1_000, latitudeDeg: 52, longitudeDeg: 9, accuracyM: 4 };
    tracker.change({ connection: 'offline', depth: 37, oldestTimeMs: 500, lastFix: fix });
    await vi.waitFor(() =>
      expect(tracking.view.value).toMatchObject({
        connection: 'offline',
        waiting: 37,
        oldestWaitingAtMs: 500,
        lastFixAtMs: 1_000,
        lastFixAccuracyM: 4,
      }),
    );
  });

  test('is renewed once for many events of one turn', async () => {
    const tracker = createFakeTracker();
    const tracking = startTracking(tracker, 'available');
    await vi.waitFor(() => expect(tracking.view.value.duty).toBe('available'));
    let renewals = -1;
    tracking.view.subscribe(() => void renewals++);
    for (let depth = 1; depth <= 100; depth++) tracker.change({ depth });
    await vi.waitFor(() => expect(tracking.view.value.waiting).toBe(100));
    expect(renewals).toBe(1);
  });

  test('starts a closed tracker again when asked to try', () => {
    const tracker = createFakeTracker();
    const tracking = startTracking(tracker, 'available');
    tracking.wake();
    tracker.change({ connection: 'closed' });
    tracking.wake();
    expect(tracker.asked.filter((one) => one === 'start')).toHaveLength(2);
  });

  test('is no longer renewed once stopped', async () => {
    const tracker = createFakeTracker();
    const tracking = startTracking(tracker, 'available');
    tracking.stop();
    const before = tracking.view.value;
    tracker.change({ depth: 5 });
    await Promise.resolve();
    expect(tracking.view.value.waiting).toBe(before.waiting);
    expect(tracker.asked.at(-1)).toBe('dispose');
  });
});
