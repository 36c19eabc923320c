import { defaultPolicy } from '@fieldcast/core';
import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { type Connection, createConnection, createOnline, transition } from './connection.ts';
import { createPresenceFeed } from './presence-feed.ts';
import { createRegistry } from './registry.ts';

const guidance = { settings: { flags: {}, policy: defaultPolicy }, watchers: undefined };
const socket = { send: () => 1, ping: () => 1, cork: () => undefined, end: () => undefined, close: () => undefined };

function connect(id: number, tenantId = 'acme') {
  const connection: Connection = createConnection(id, socket, { address: '', bearerToken: undefined, nowMs: 0 });
  const identity = { tenantId, technicianId: `tech-${id}`, deviceId: 'phone' };
  const online = createOnline(
    identity,
    { appVersion: '1.0', guidance },
    { issuedAtMs: 0, expiresAtMs: 1, remindAtMs: 1 },
    5,
  );
  transition(connection, { kind: 'verifying' });
  transition(connection, online);
  return { connection, online };
}

describe('presence', () => {
  test('of one connection between two publications is only its latest state', () => {
    const feed = createPresenceFeed('node');
    const { connection, online } = connect(1);
    feed.connected(connection, online);
    feed.disconnected(connection, online, v1.DisconnectReason.CLIENT_CLOSED, 9);
    const told = feed.take(createRegistry()).filter(({ topic }) => topic === 'presence');
    expect(told).toHaveLength(1);
    expect(told[0]?.batch.entries).toMatchObject([
      { connectedAtMs: 5, presence: { link: v1.Link.DISCONNECTED, changedAtMs: 9 } },
    ]);
    expect(feed.take(createRegistry())).toEqual([]);
  });

  test('of a connection with a new status still tells when it connected', () => {
    const feed = createPresenceFeed('node');
    const { connection, online } = connect(1);
    online.changedAtMs = 70;
    feed.statusChanged(connection, online);
    expect(feed.take(createRegistry())).toMatchObject([
      { topic: 'presence', batch: { entries: [{ connectedAtMs: 5, presence: { changedAtMs: 70 } }] } },
    ]);
  });

  test('is an empty list when a tenant has nobody here', () => {
    const feed = createPresenceFeed('node');
    feed.asked('acme');
    feed.asked('acme');
    expect(feed.take(createRegistry())).toEqual([
      {
        tenantId: 'acme',
        topic: 'presence',
        batch: { ingestNode: 'node', entries: [], isFullList: true, part: 0, parts: 1 },
      },
    ]);
  });

  test('of 2,500 connections is three numbered parts of the one tenant asked for', () => {
    const registry = createRegistry();
    for (let id = 1; id <= 2_501; id++) {
      const { connection, online } = connect(id, id === 2_501 ? 'bolt' : 'acme');
      registry.add(connection);
      registry.enter(online.identity, connection);
    }
    const feed = createPresenceFeed('node');
    feed.asked('acme');
    const parts = feed.take(registry).map(({ batch }) => [batch.part, batch.parts, batch.entries?.length]);
    expect(parts).toEqual([
      [0, 3, 1_000],
      [1, 3, 1_000],
      [2, 3, 500],
    ]);
  });
});
