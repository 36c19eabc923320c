import { v1 } from '@fieldcast/protocol';
import { PositionBatchReader } from '@fieldcast/protocol/bus';
import { describe, expect, test } from 'vitest';
import { Roster } from './roster.ts';

const place = { latitudeE7: 525_000_000, longitudeE7: 134_000_000 };
const list = (refs: Uint32Array) => [...refs];

describe('a position', () => {
  test('is taken when it is newer, and ignored when it is late or the same again', () => {
    const roster = new Roster(10);
    const ref = roster.admit('ana');
    expect(roster.mergePosition(ref, 1_000, place, 5)).toBe(true);
    expect(roster.mergePosition(ref, 1_000, { latitudeE7: 1 }, 6)).toBe(false);
    expect(roster.mergePosition(ref, 999, { latitudeE7: 2 }, 7)).toBe(false);
    expect(roster.latitudeE7[ref]).toBe(place.latitudeE7);
    expect(roster.mergePosition(ref, 1_001, { latitudeE7: 3 }, 8)).toBe(true);
    expect(roster.latitudeE7[ref]).toBe(3);
  });

  test('of the epoch’s first millisecond counts, for there was none before', () => {
    const roster = new Roster(10);
    expect(roster.mergePosition(roster.admit('ana'), 0, place, 0)).toBe(true);
  });
});

describe('a report', () => {
  const BASE_MS = 1_760_000_000_000;
  const offsetOf = (position: v1.Position.$Properties) => position.timeOffsetMs ?? 0;
  const read = (positions: v1.Position.$Properties[]) => {
    const batch = new PositionBatchReader();
    batch.open(
      v1.PositionBatch.encode({
        reports: [{ technicianId: 'ana', receivedAtMs: 5, report: { reportId: 1, baseTimeMs: BASE_MS, positions } }],
      }).finish(),
    );
    expect(batch.next()).toBe(true);
    return batch;
  };
  const stateOf = (roster: Roster, ref: number) =>
    [
      roster.recordedAtMs,
      roster.receivedAtMs,
      roster.latitudeE7,
      roster.longitudeE7,
      roster.accuracyDm,
      roster.speedCmps,
      roster.headingDdeg,
    ].map((column) => column[ref]);

  test.each<[string, number | undefined, number[]]>([
    ['in order', undefined, [0, 10, 20]],
    ['out of order', undefined, [20, 0, 30, 30, 10]],
    ['partly late', BASE_MS + 15, [0, 10, 20, 30]],
    ['all late', BASE_MS + 30, [0, 30, 10]],
    ['of nothing', undefined, []],
  ])('%s gives the state and the count of late fixes that merging fix after fix gives', (_, knownMs, offsetsMs) => {
    const positions = offsetsMs.map((timeOffsetMs, n) => ({
      timeOffsetMs,
      latitudeE7: n + 1,
      longitudeE7: -n,
      ...(n % 2 ? { accuracyDm: n, speedCmps: 0 } : { headingDdeg: n }),
    }));
    const [atOnce, oneByOne] = [new Roster(10), new Roster(10)];
    for (const roster of [atOnce, oneByOne]) {
      const ref = roster.admit('ana');
      if (knownMs !== undefined) roster.mergePosition(ref, knownMs, place, 1);
    }
    const batch = read(positions);
    const ref = atOnce.admitBytes(batch.bytes, batch.technicianIdStart, batch.technicianIdEnd);
    expect(ref).toBe(oneByOne.find('ana'));
    const late = atOnce.mergeReport(ref, batch.report, batch.receivedAtMs);
    const taken = positions.map((position) => oneByOne.mergePosition(ref, BASE_MS + offsetOf(position), position, 5));
    expect(late).toBe(taken.filter((isTaken) => !isTaken).length);
    expect(atOnce.hasPosition(ref)).toBe(oneByOne.hasPosition(ref));
    expect(stateOf(atOnce, ref)).toEqual(stateOf(oneByOne, ref));
  });

  test('names its technician by bytes, the same one as any text does', () => {
    const roster = new Roster(1);
    const batch = read([]);
    const admit = () => roster.admitBytes(batch.bytes, batch.technicianIdStart, batch.technicianIdEnd);
    expect([admit(), admit(), roster.admit('ana'), roster.count]).toEqual([1, 1, 1, 1]);
    expect(roster.technicianIdOf(1)).toBe('ana');
    expect(roster.admit('one too many')).toBe(0);
  });
});

describe('sealing', () => {
  test('gives the refs that changed in ascending order, once, with their version', () => {
    const roster = new Roster(10);
    const [ana, ben, cem] = ['ana', 'ben', 'cem'].map((id) => roster.admit(id)) as [number, number, number];
    expect(list(roster.seal(1))).toEqual([ana, ben, cem]);
    roster.settle();
    expect(roster.hasChanges).toBe(false);
    roster.mergePosition(cem, 1, place, 0);
    roster.mergePosition(ana, 1, place, 0);
    roster.mergePosition(cem, 2, place, 0);
    expect(list(roster.seal(7))).toEqual([ana, cem]);
    roster.settle();
    expect([ana, ben, cem].map((ref) => roster.changedVersion[ref])).toEqual([7, 1, 7]);
    expect([roster.positionVersion[ana], roster.identityVersion[ana], roster.presenceVersion[ana]]).toEqual([7, 1, 0]);
    expect(list(roster.seal(9))).toEqual([]);
    expect([roster.version, roster.contentVersion]).toEqual([9, 7]);
  });

  test('leaves out presence and names that are told again unchanged', () => {
    const roster = new Roster(10);
    const ref = roster.admit('ana');
    roster.rename(ref, 'Ana');
    roster.setPresence(ref, { link: v1.Link.CONNECTED, changedAtMs: 5 });
    roster.seal(1);
    roster.settle();
    roster.rename(ref, 'Ana');
    roster.rename(ref, null);
    roster.setPresence(ref, { link: v1.Link.CONNECTED, changedAtMs: 5 });
    expect(roster.hasChanges).toBe(false);
    roster.rename(ref, '');
    expect(roster.hasChanges).toBe(true);
    expect(v1.TechnicianIdentity.decode(roster.identities[ref] ?? new Uint8Array())).toMatchObject({
      technicianId: 'ana',
      displayName: '',
    });
  });
});

test('a roster keeps everybody while it grows, and takes nobody over its limit', () => {
  const roster = new Roster(1_000);
  for (let n = 1; n <= 1_000; n++) roster.mergePosition(roster.admit(`tech-${n}`), n, { latitudeE7: n }, 0);
  expect(roster.admit('one too many')).toBe(0);
  expect(roster.count).toBe(1_000);
  expect(list(roster.seal(1))).toHaveLength(1_000);
  for (let n = 1; n <= 1_000; n++) expect(roster.latitudeE7[roster.find(`tech-${n}`)]).toBe(n);
});
