import { createFakeMapServer } from '@fieldcast/client/testing';
import type { v1 } from '@fieldcast/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import type { FleetChange } from '../core/fleet.ts';
import { connectFleet } from './live-fleet.ts';

afterEach(() => vi.unstubAllGlobals());

const NOW_MS = Date.now();
const known = (ref: number, technicianId: string, latitudeE7 = 1): v1.TechnicianUpdate.$Properties => ({
  ref,
  identity: { technicianId, displayName: technicianId },
  position: { recordedAtMs: NOW_MS, latitudeE7, longitudeE7: 1 },
});

async function openFleet() {
  const server = createFakeMapServer();
  vi.stubGlobal('WebSocket', server.WebSocket);
  const fleet = connectFleet('ws://test/v1/map', {
    boardToken: async () => 'token',
  } as unknown as Parameters<typeof connectFleet>[1]);
  const changes: FleetChange[] = [];
  fleet.onChange((change) => changes.push(change));
  await vi.waitFor(() => server.socket());
  server.socket().open();
  server.socket().send({
    welcome: { serverTimeMs: NOW_MS, tokenExpiresAtMs: NOW_MS + 3_600_000, heartbeatMs: 15_000 },
  });
  const snapshot = (epoch: string, ...technicians: v1.TechnicianUpdate.$Properties[]) =>
    server.socket().send({ snapshot: { epoch, version: 1, complete: true, technicians } });
  const ids = () => [...fleet.technicians()].map(({ technicianId }) => technicianId).sort();
  return { server, fleet, changes, snapshot, ids };
}

test('whoever moves is found where the last fix was', async () => {
  const { server, fleet, changes, snapshot } = await openFleet();
  snapshot('a', known(1, 'ada'), known(2, 'ben'));
  server.socket().send({
    delta: {
      baseVersion: 1,
      version: 2,
      technicians: [{ ref: 1, position: { recordedAtMs: NOW_MS + 5_000, latitudeE7: 20_000_000, longitudeE7: 1 } }],
    },
  });
  expect(changes.at(-1)?.changed.map(({ technicianId }) => technicianId)).toEqual(['ada']);
  expect(fleet.find('ada')?.position?.latitudeDeg).toBe(2);
  expect(fleet.technicianCount()).toBe(2);
  fleet.stop();
});

test('a new picture in which people have each other’s refs has lost nobody', async () => {
  const { fleet, changes, snapshot, ids } = await openFleet();
  snapshot('a', known(1, 'ada'), known(2, 'ben'));
  snapshot('b', known(1, 'ben'), known(2, 'ada'), known(3, 'cem'));
  expect(changes.at(-1)?.leftIds).toEqual([]);
  expect(ids()).toEqual(['ada', 'ben', 'cem']);
  expect(fleet.find('ada')?.ref).toBe(2);
  expect(fleet.find('ben')?.ref).toBe(1);
  fleet.stop();
});

test('who is not in the new picture has left', async () => {
  const { fleet, changes, snapshot, ids } = await openFleet();
  snapshot('a', known(1, 'ada'), known(2, 'ben'), known(3, 'cem'));
  snapshot('b', known(1, 'cem'));
  expect([...(changes.at(-1)?.leftIds ?? [])].sort()).toEqual(['ada', 'ben']);
  expect(ids()).toEqual(['cem']);
  expect(fleet.find('ada')).toBeUndefined();
  expect(fleet.technicianCount()).toBe(1);
  fleet.stop();
});
