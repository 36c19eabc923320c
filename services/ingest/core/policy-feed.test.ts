import { defaultPolicy } from '@fieldcast/core';
import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { type Connection, createConnection, createOnline, transition } from './connection.ts';
import { createPolicyFeed } from './policy-feed.ts';
import { createRegistry } from './registry.ts';
import { createSettingsBook } from './settings.ts';
import { createWatchBook } from './watch-book.ts';

const { PolicyReason } = v1;
const everybody = { shareBp: 10_000 };

/** A feed over connections of memory; turns of its work run when the test says so. */
function bench() {
  const registry = createRegistry();
  const books = { settings: createSettingsBook(defaultPolicy), watches: createWatchBook() };
  let turns: (() => void)[] = [];
  const feed = createPolicyFeed({ registry, ...books }, (work) => void turns.push(work));
  let lastId = 0;

  function connect(technicianId: string, tenantId = 'acme') {
    const frames: v1.ServerFrame[] = [];
    const socket = {
      send(bytes: Uint8Array) {
        frames.push(v1.ServerFrame.decode(bytes));
        return 1;
      },
      ping: () => 1,
      cork: () => undefined,
      end: () => undefined,
      close: () => undefined,
    };
    const connection: Connection = createConnection(++lastId, socket, {
      address: '',
      bearerToken: undefined,
      nowMs: 0,
    });
    const identity = { tenantId, technicianId, deviceId: `device-${lastId}` };
    const token = { issuedAtMs: 0, expiresAtMs: 1, remindAtMs: 1 };
    transition(connection, { kind: 'verifying' });
    transition(connection, createOnline(identity, { appVersion: '', guidance: feed.guidanceOf(identity) }, token, 0));
    registry.add(connection);
    registry.enter(identity, connection);
    return { connection, frames, take: () => frames.splice(0) };
  }

  return {
    feed,
    connect,
    watch(watched: Record<string, string[]>, nowMs = 0) {
      const technicians = Object.entries(watched).map(([technicianId, watcherNames]) => ({
        technicianId,
        watcherNames,
      }));
      const bytes = v1.WatchList.encode({ broadcaster: 'one', technicians, validMs: 15_000 }).finish();
      feed.watchListed('acme', v1.WatchList.decode(bytes), nowMs);
    },
    set: (revision: number, given: v1.TenantSettings.$Properties) =>
      feed.settingsChanged('acme', v1.TenantSettings.decode(v1.TenantSettings.encode({ revision, ...given }).finish())),
    /** Runs one turn. @returns whether there was one. */
    turn() {
      const due = turns;
      turns = [];
      for (const work of due) work();
      return due.length > 0;
    },
  };
}

describe('the policy feed', () => {
  test('tells every device of a technician that somebody looks, who, and that they have gone', () => {
    const { feed, connect, watch, turn } = bench();
    const [phone, tablet, other] = [connect('tech-1'), connect('tech-1'), connect('tech-2')];
    watch({ 'tech-1': ['Zoë'] });
    turn();
    for (const { take } of [phone, tablet]) {
      const [frame, ...more] = take();
      expect(more).toEqual([]);
      expect(frame?.policy).toMatchObject({ reason: PolicyReason.WATCHED, watcherNames: ['Zoë'], intervalMs: 5_000 });
      expect(frame?.policy).toMatchObject({ watchedIntervalMs: 2_000, stillIntervalMs: 60_000, distanceM: 10 });
    }
    feed.sweep(15_000);
    turn();
    expect(phone.take().map(({ policy }) => policy?.reason)).toEqual([PolicyReason.DEFAULT]);
    expect(other.frames).toEqual([]);
  });

  test('knows at the Welcome what a device that comes now must know', () => {
    const { feed, watch, set } = bench();
    watch({ 'tech-1': ['Zoë'] });
    set(1, { flags: [{ name: 'x', value: '1', rollout: everybody }] });
    const guidance = feed.guidanceOf({ tenantId: 'acme', technicianId: 'tech-1', deviceId: 'device-1' });
    expect(guidance).toMatchObject({ watchers: ['Zoë'], settings: { flags: { x: '1' } } });
  });

  test('sends flags and policy only to those whose own have changed', () => {
    const { connect, set, turn } = bench();
    const [first, second] = [connect('tech-1'), connect('tech-2')];
    const other = connect('tech-1', 'other');
    const flags = [{ name: 'x', value: '1', rollout: { allow: ['tech-1'] } }];
    set(1, { flags });
    turn();
    expect(first.take().map(({ configuration }) => configuration?.flags)).toEqual([{ x: '1' }]);
    set(2, { flags, policies: [{ name: 'slow', intervalMs: 9_000, rollout: { allow: ['tech-2'] } }] });
    turn();
    expect(first.frames).toEqual([]);
    expect(second.take().map(({ policy }) => policy?.intervalMs)).toEqual([9_000]);
    set(3, {});
    turn();
    expect(first.take().map(({ configuration }) => configuration?.flags)).toEqual([{}]);
    expect(second.take().map(({ policy }) => policy?.intervalMs)).toEqual([5_000]);
    expect(other.frames).toEqual([]);
  });

  test('says nothing of what was switched on and off again before its turn came', () => {
    const { connect, set, turn } = bench();
    const phone = connect('tech-1');
    set(1, { flags: [{ name: 'x', value: '1', rollout: everybody }] });
    set(2, {});
    turn();
    expect(phone.frames).toEqual([]);
  });

  test('looks at no more than 100 connections in a turn, and comes to all of them', () => {
    const { connect, set, turn } = bench();
    const phones = Array.from({ length: 240 }, (_, index) => connect(`tech-${index}`));
    const told = () => phones.filter(({ frames }) => frames.length === 1).length;
    set(1, { flags: [{ name: 'x', value: '1', rollout: everybody }] });
    const counts: number[] = [];
    while (turn()) counts.push(told());
    expect(counts).toEqual([100, 200, 240]);
  });

  test('sends nothing to a connection that closed before its turn came', () => {
    const { connect, watch, turn } = bench();
    const phone = connect('tech-1');
    watch({ 'tech-1': [] });
    transition(phone.connection, { kind: 'closed' });
    turn();
    expect(phone.frames).toEqual([]);
  });
});
