import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { createPresenceBook, NODE_SILENCE_MS_MAX, toLastPresence } from './presence.ts';

const { DisconnectReason, Link } = v1;

function batch(
  ingestNode: string,
  entries: [technicianId: string, connectionId: number, presence: v1.TechnicianPresence.$Properties][],
  list?: { part: number; parts: number },
): v1.PresenceBatch {
  const message = {
    ingestNode,
    entries: entries.map(([technicianId, connectionId, presence]) => ({ technicianId, connectionId, presence })),
    ...(list ? { isFullList: true, ...list } : {}),
  };
  return v1.PresenceBatch.decode(v1.PresenceBatch.encode(message).finish());
}

const connected = (changedAtMs: number) => ({ link: Link.CONNECTED, changedAtMs });
const gone = (changedAtMs: number, reason = DisconnectReason.CLIENT_CLOSED) => ({
  link: Link.DISCONNECTED,
  changedAtMs,
  reason,
});
const ALL = { part: 0, parts: 1 };

describe('a technician with several connections', () => {
  test('is connected as long as any is, with the state of the one that changed last', () => {
    const book = createPresenceBook();
    book.apply(batch('a', [['ana', 1, connected(10)]]), 0);
    book.apply(batch('b', [['ana', 7, { ...connected(20), status: { duty: v1.Duty.ON_SITE } }]]), 0);
    expect(book.presenceOf('ana')).toMatchObject({ link: Link.CONNECTED, changedAtMs: 20 });
    book.apply(batch('b', [['ana', 7, gone(30)]]), 0);
    expect(book.presenceOf('ana')).toMatchObject({ link: Link.CONNECTED, changedAtMs: 10 });
    book.apply(batch('a', [['ana', 1, gone(40, DisconnectReason.NO_HEARTBEAT)]]), 0);
    expect(book.presenceOf('ana')).toMatchObject({
      link: Link.DISCONNECTED,
      changedAtMs: 40,
      reason: DisconnectReason.NO_HEARTBEAT,
    });
  });

  test('who moves to another node stays connected, though the old node tells of the end later', () => {
    const book = createPresenceBook();
    book.apply(batch('a', [['ana', 1, connected(10)]]), 0);
    book.apply(batch('b', [['ana', 1, connected(20)]]), 0);
    book.apply(batch('a', [['ana', 1, gone(30, DisconnectReason.NODE_DRAINING)]]), 0);
    expect(book.presenceOf('ana')).toMatchObject({ link: Link.CONNECTED, changedAtMs: 20 });
  });
});

describe('a full list', () => {
  test('ends the node’s connections that are not in it, and only those', () => {
    const book = createPresenceBook();
    book.apply(
      batch('a', [
        ['ana', 1, connected(10)],
        ['ben', 2, connected(10)],
      ]),
      0,
    );
    book.apply(batch('b', [['cem', 1, connected(10)]]), 0);
    const changed = book.apply(batch('a', [['ben', 2, connected(10)]], ALL), 99);
    expect(changed).toEqual(new Set(['ana', 'ben']));
    expect(book.presenceOf('ana')).toMatchObject({ link: Link.DISCONNECTED, changedAtMs: 99 });
    expect(book.presenceOf('ben')).toMatchObject({ link: Link.CONNECTED });
    expect(book.presenceOf('cem')).toMatchObject({ link: Link.CONNECTED });
  });

  test('in parts ends nothing before the last part, and nothing at all when a part is missing', () => {
    const book = createPresenceBook();
    book.apply(
      batch('a', [
        ['ana', 1, connected(10)],
        ['ben', 2, connected(10)],
      ]),
      0,
    );
    book.apply(batch('a', [], { part: 0, parts: 3 }), 0);
    expect(book.presenceOf('ben')?.link).toBe(Link.CONNECTED);
    book.apply(batch('a', [], { part: 2, parts: 3 }), 0);
    expect(book.presenceOf('ben')?.link).toBe(Link.CONNECTED);
    book.apply(batch('a', [['ben', 2, connected(10)]], { part: 0, parts: 2 }), 0);
    book.apply(batch('a', [['ana', 1, connected(10)]], { part: 1, parts: 2 }), 0);
    expect(book.presenceOf('ben')?.link).toBe(Link.CONNECTED);
    expect(book.presenceOf('ana')?.link).toBe(Link.CONNECTED);
  });

  test('does not undo what happened while its parts were on the way', () => {
    const book = createPresenceBook();
    book.apply(batch('a', [['ana', 1, connected(10)]]), 0);
    book.apply(batch('a', [], { part: 0, parts: 2 }), 0);
    book.apply(
      batch('a', [
        ['new', 3, connected(20)],
        ['ana', 1, gone(20)],
      ]),
      0,
    );
    book.apply(batch('a', [['ana', 1, connected(10)]], { part: 1, parts: 2 }), 0);
    expect(book.presenceOf('new')?.link).toBe(Link.CONNECTED);
    expect(book.presenceOf('ana')?.link).toBe(Link.DISCONNECTED);
  });
});

describe('a node that is silent for too long', () => {
  test('loses its technicians, unless they are connected elsewhere', () => {
    const book = createPresenceBook();
    book.apply(
      batch('a', [
        ['ana', 1, connected(10)],
        ['ben', 2, connected(10)],
      ]),
      1_000,
    );
    book.apply(batch('b', [['ben', 1, connected(20)]]), 30_000);
    expect(book.sweep(1_000 + NODE_SILENCE_MS_MAX)).toEqual(new Set());
    expect(book.sweep(1_001 + NODE_SILENCE_MS_MAX)).toEqual(new Set(['ana', 'ben']));
    expect(book.presenceOf('ana')).toMatchObject({ link: Link.LOST, changedAtMs: 1_000 });
    expect(book.presenceOf('ben')).toMatchObject({ link: Link.CONNECTED });
  });

  test('has them again when it answers', () => {
    const book = createPresenceBook();
    book.apply(batch('a', [['ana', 1, connected(10)]]), 0);
    book.sweep(NODE_SILENCE_MS_MAX + 1);
    book.apply(batch('a', [['ana', 1, connected(10)]], ALL), NODE_SILENCE_MS_MAX + 2);
    expect(book.presenceOf('ana')).toMatchObject({ link: Link.CONNECTED, changedAtMs: 10 });
  });

  test('is not to blame while the bus was away, and an empty list is a sign of life', () => {
    const book = createPresenceBook();
    book.apply(batch('a', [['ana', 1, connected(10)]]), 0);
    book.forgive(35_000);
    expect(book.sweep(NODE_SILENCE_MS_MAX + 1)).toEqual(new Set());
    book.apply(batch('a', [['ana', 1, gone(50_000)]]), 50_000);
    book.apply(batch('a', [], ALL), 80_000);
    expect(book.sweep(100_000)).toEqual(new Set());
  });
});

describe('an end that was written down before anybody watched', () => {
  const end = {
    atMs: 40,
    link: 'disconnected',
    reason: 'client_closed',
    appVersion: '1.2',
    batteryPercent: 7,
  } as const;

  test('says why somebody is not connected', () => {
    const book = createPresenceBook();
    book.remember('ana', toLastPresence(end));
    expect(book.presenceOf('ana')).toEqual({
      link: Link.DISCONNECTED,
      changedAtMs: 40,
      reason: v1.DisconnectReason.CLIENT_CLOSED,
      appVersion: '1.2',
      status: { batteryPercent: 7 },
    });
  });

  test('gives way to what the nodes say', () => {
    const book = createPresenceBook();
    book.apply(batch('a', [['ana', 1, connected(10)]]), 0);
    book.apply(batch('a', [['ben', 2, gone(50)]]), 0);
    book.remember('ana', toLastPresence(end));
    book.remember('ben', toLastPresence(end));
    expect(book.presenceOf('ana')?.link).toBe(Link.CONNECTED);
    expect(book.presenceOf('ben')?.changedAtMs).toBe(50);
  });
});

test('of somebody who was never heard nothing is claimed', () => {
  expect(createPresenceBook().presenceOf('nobody')).toBeUndefined();
});
