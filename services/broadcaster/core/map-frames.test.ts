import { v1 } from '@fieldcast/protocol';
import { expect, test } from 'vitest';
import { MapEncoder } from './map-frames.ts';
import { Roster } from './roster.ts';

const SERVER_TIME_MS = 1_760_000_000_123;

function rosterOf(count: number): Roster {
  const roster = new Roster(10_000);
  for (let n = 1; n <= count; n++) {
    const ref = roster.admit(`tech-${n} 📱`);
    roster.rename(ref, n % 2 ? 'N'.repeat(n % 130) : null);
    if (n % 3) roster.mergePosition(ref, SERVER_TIME_MS - n, positionOf(n), 1);
    if (n % 5 === 0) roster.setPresence(ref, { link: v1.Link.CONNECTED, appVersion: 'v'.repeat(200) });
  }
  return roster;
}

function positionOf(n: number): v1.LivePosition.$Properties {
  return {
    latitudeE7: n % 7 ? n * 1_000_003 * (n % 2 ? 1 : -1) : 0,
    longitudeE7: -n * 17,
    ...(n % 2 ? { accuracyDm: n % 4 ? 0xffff_ffff : 0 } : {}),
    ...(n % 4 ? { speedCmps: n * 12_345 } : {}),
    ...(n % 5 ? { headingDdeg: n % 3_600 } : {}),
  };
}

test('what is written by hand is what the generated code reads', () => {
  const roster = rosterOf(300);
  const changed = roster.seal(1_234_567);
  const encoder = new MapEncoder(roster, 'epoch-1');
  encoder.encodeChanges(changed, 0);
  const frame = encoder.sharedDelta(0, SERVER_TIME_MS);
  const { delta } = v1.BoardServerFrame.decode(frame.bytes);
  expect(delta).toMatchObject({ version: 1_234_567, serverTimeMs: SERVER_TIME_MS });
  expect(delta?.technicians).toHaveLength(300);
  for (const [index, { ref, identity, position, presence }] of (delta?.technicians ?? []).entries()) {
    const n = index + 1;
    expect(ref).toBe(n);
    expect(identity).toMatchObject({ technicianId: `tech-${n} 📱`, displayName: n % 2 ? 'N'.repeat(n % 130) : '' });
    if (n % 3) expect(position).toMatchObject({ recordedAtMs: SERVER_TIME_MS - n, ...positionOf(n) });
    else expect(position).toBeNull();
    expect(presence?.link).toBe(n % 5 === 0 ? v1.Link.CONNECTED : undefined);
  }
  expect([frame.technicians, frame.positions]).toEqual([300, 200]);
});

test('a snapshot comes in parts, all complete in themselves, and at least in one', () => {
  const roster = rosterOf(25);
  roster.seal(9);
  const parts = new MapEncoder(roster, 'epoch-1')
    .snapshot(SERVER_TIME_MS, 10)
    .map(({ bytes }) => v1.BoardServerFrame.decode(bytes).snapshot);
  expect(parts.map((part) => [part?.technicians.length, part?.complete])).toEqual([
    [10, false],
    [10, false],
    [5, true],
  ]);
  expect(parts[2]).toMatchObject({ epoch: 'epoch-1', version: 9, serverTimeMs: SERVER_TIME_MS });
  const empty = new MapEncoder(new Roster(10), 'epoch-1').snapshot(SERVER_TIME_MS, 10);
  expect(empty.map(({ bytes }) => v1.BoardServerFrame.decode(bytes).snapshot?.complete)).toEqual([true]);
});

test('everything since a version is what changed after it, and only the parts that did', () => {
  const roster = rosterOf(6);
  roster.seal(1);
  roster.settle();
  roster.mergePosition(2, SERVER_TIME_MS, positionOf(2), 1);
  roster.seal(5);
  roster.settle();
  roster.setPresence(4, { link: v1.Link.LOST });
  roster.seal(8);
  const encoder = new MapEncoder(roster, 'epoch-1');
  const refsSince = (since: number) => {
    const frame = encoder.since(since, SERVER_TIME_MS, 100);
    const { delta } = v1.BoardServerFrame.decode(frame?.bytes ?? new Uint8Array());
    return delta?.technicians.map(({ ref, identity, position, presence }) => [
      ref,
      identity !== null,
      position !== null,
      presence !== null,
    ]);
  };
  expect(refsSince(8)).toEqual([]);
  expect(refsSince(5)).toEqual([[4, false, false, true]]);
  expect(refsSince(1)).toEqual([
    [2, false, true, false],
    [4, false, false, true],
  ]);
  expect(refsSince(0)).toHaveLength(6);
  expect(encoder.since(0, SERVER_TIME_MS, 5)).toBeUndefined();
});
