import { defaultPolicy } from '@fieldcast/core';
import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { createSettingsBook } from './settings.ts';

const device = { tenantId: 'acme', technicianId: 'tech-1', deviceId: 'device-1' };
const everybody = { shareBp: 10_000 };

function settings(revision: number, given: v1.TenantSettings.$Properties): v1.TenantSettings {
  return v1.TenantSettings.decode(v1.TenantSettings.encode({ revision, ...given }).finish());
}

describe('the settings of a device', () => {
  test('are no flags and the configured policy where the company has set nothing', () => {
    const book = createSettingsBook(defaultPolicy);
    expect(book.of(device)).toEqual({ flags: {}, policy: defaultPolicy });
  });

  test('are the flags that are on for it, and the policy with each rule over the one before', () => {
    const book = createSettingsBook(defaultPolicy);
    const flags = [
      { name: 'on', value: '1', rollout: everybody },
      { name: 'mine', value: 'a', rollout: { allow: ['tech-1'] } },
      { name: 'denied', value: '1', rollout: { ...everybody, deny: ['device-1'] } },
      { name: 'for-nobody', value: '1' },
    ];
    const policies = [
      { name: 'a', intervalMs: 8_000, distanceM: 0, rollout: everybody },
      { name: 'b', intervalMs: 9_000, stillIntervalMs: 30_000, rollout: everybody },
      { name: 'c', watchedIntervalMs: 500, rollout: { allow: ['tech-2'] } },
    ];
    expect(book.apply('acme', settings(1, { flags, policies }))).toBe('applied');
    expect(book.of(device)).toEqual({
      flags: { on: '1', mine: 'a' },
      policy: { intervalMs: 9_000, distanceM: 0, watchedIntervalMs: 2_000, stillIntervalMs: 30_000 },
    });
    expect(book.of({ ...device, tenantId: 'other' }).flags).toEqual({});
  });

  test('are never replaced by an older revision, which a reader after an outage may bring', () => {
    const book = createSettingsBook(defaultPolicy);
    const on = { flags: [{ name: 'x', value: '1', rollout: everybody }] };
    book.apply('acme', settings(2, {}));
    expect(book.apply('acme', settings(1, on))).toBe('older');
    expect(book.of(device).flags).toEqual({});
    expect(book.apply('acme', settings(2, on))).toBe('older');
    expect(book.apply('acme', settings(3, on))).toBe('applied');
    expect(book.of(device).flags).toEqual({ x: '1' });
  });

  test('keep intervals within what is asked of any phone', () => {
    const book = createSettingsBook(defaultPolicy);
    const rule = { name: 'slip', intervalMs: 0, stillIntervalMs: 4_000_000_000, distanceM: 4_000_000_000 };
    book.apply('acme', settings(1, { policies: [{ ...rule, rollout: everybody }] }));
    expect(book.of(device).policy).toMatchObject({ intervalMs: 200, stillIntervalMs: 3_600_000, distanceM: 100_000 });
  });

  test('stay as they were when more flags come than a company may have', () => {
    const book = createSettingsBook(defaultPolicy);
    const flags = Array.from({ length: 201 }, (_, index) => ({ name: `f${index}`, value: '1', rollout: everybody }));
    expect(book.apply('acme', settings(1, { flags }))).toBe('too_many');
    expect(book.of(device).flags).toEqual({});
  });

  test('are one object for all devices that get the same', () => {
    const book = createSettingsBook(defaultPolicy);
    book.apply('acme', settings(1, { flags: [{ name: 'half', value: '1', rollout: { shareBp: 5_000 } }] }));
    const answers = Array.from({ length: 1_000 }, (_, index) => book.of({ ...device, deviceId: `device-${index}` }));
    expect(new Set(answers).size).toBe(2);
  });
});
