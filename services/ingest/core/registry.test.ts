import { defaultPolicy } from '@fieldcast/core';
import { describe, expect, test } from 'vitest';
import { createConnection, createOnline, transition } from './connection.ts';
import { createRegistry } from './registry.ts';

const guidance = { settings: { flags: {}, policy: defaultPolicy }, watchers: undefined };
const socket = { send: () => 1, ping: () => 1, cork: () => undefined, end: () => undefined, close: () => undefined };
const identity = { tenantId: 'acme', technicianId: 'tech-1', deviceId: 'phone' };

function connect(id: number) {
  const connection = createConnection(id, socket, { address: '', bearerToken: undefined, nowMs: 0 });
  transition(connection, { kind: 'verifying' });
  transition(
    connection,
    createOnline(identity, { appVersion: '', guidance }, { issuedAtMs: 0, expiresAtMs: 1, remindAtMs: 1 }, 0),
  );
  return connection;
}

describe('the registry', () => {
  test('keeps the newer connection of a device when the older one leaves after it', () => {
    const registry = createRegistry();
    const [older, newer] = [connect(1), connect(2)];
    for (const connection of [older, newer]) {
      registry.add(connection);
      registry.enter(identity, connection);
    }
    registry.remove(older);
    expect(registry.findDevice(identity)).toBe(newer);
    expect(registry.find(1)).toBeUndefined();
  });

  test('keeps a connection to its own tenant', () => {
    const registry = createRegistry();
    const connection = connect(1);
    registry.add(connection);
    registry.enter(identity, connection);
    expect(registry.findDevice({ ...identity, tenantId: 'bolt' })).toBeUndefined();
    expect(registry.ofTenant('bolt')).toEqual([]);
    registry.remove(connection);
    expect(registry.ofTenant('acme')).toEqual([]);
    expect(registry.size).toBe(0);
  });
});
