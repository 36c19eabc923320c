import { randomUUID } from 'node:crypto';
import {
  changeSettings,
  ensureTenant,
  type FlagSetting,
  raiseRevision,
  readSettings,
  readSettingsRevisions,
  type TenantSettings,
  UnknownSettingError,
  withTenant,
} from '@fieldcast/storage';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../contract/rest-server.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let tenantId: string;
let tenantKey: number;

beforeAll(async () => {
  database = await createDatabase();
  pool = database.pool;
});

afterAll(async () => {
  await database?.drop();
});

beforeEach(async () => {
  tenantId = `t-${randomUUID()}`;
  tenantKey = await ensureTenant(pool, { tenantId, name: 'A tenant' });
});

const anything = () => undefined;
const flag = (name: string, rest: Partial<FlagSetting> = {}): FlagSetting => ({
  name,
  value: 'on',
  shareBp: 500,
  allow: [],
  deny: [],
  ...rest,
});
const putFlag = (name: string, rest?: Partial<FlagSetting>, accept: (settings: TenantSettings) => void = anything) =>
  changeSettings(pool, tenantKey, { kind: 'put_flag', flag: flag(name, rest) }, accept);

describe('settings', () => {
  it('are none at first, with revision 0', async () => {
    await expect(readSettings(pool, tenantKey)).resolves.toEqual({ revision: 0, flags: [], policies: [] });
  });

  it('come back as they were put, in the order of their names', async () => {
    const startMs = Date.now();
    await putFlag('zulu');
    await putFlag('b-2', { value: 'text "with" quotes', allow: ['anna, {x}', 'null'], deny: ['bob \\ 🚐'] });
    const rule = { shareBp: 10_000, allow: [], deny: [] };
    const policy = { name: 'slow', intervalMs: 30_000, distanceM: null, watchedIntervalMs: 1, stillIntervalMs: null };
    const changed = await changeSettings(
      pool,
      tenantKey,
      { kind: 'put_policy', policy: { ...policy, ...rule } },
      anything,
    );
    expect(changed).toEqual(await readSettings(pool, tenantKey));
    expect(changed.flags.map(({ name }) => name)).toEqual(['b-2', 'zulu']);
    expect(changed.flags[0]).toMatchObject({
      value: 'text "with" quotes',
      shareBp: 500,
      allow: ['anna, {x}', 'null'],
      deny: ['bob \\ 🚐'],
    });
    expect(changed.policies).toEqual([{ ...policy, ...rule, updatedAtMs: expect.any(Number) }]);
    expect(changed.policies[0]?.updatedAtMs).toBeGreaterThan(startMs - 60_000);
  });

  it('have a greater revision after each change, also of changes at one moment, of which none is lost', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `flag-${index}`);
    const changes = await Promise.all(names.map((name) => putFlag(name)));
    expect(new Set(changes.map(({ revision }) => revision)).size).toBe(names.length);
    const last = await readSettings(pool, tenantKey);
    expect(last.flags).toHaveLength(names.length);
    expect(last.revision).toBe(Math.max(...changes.map(({ revision }) => revision)));
    // What has the greater revision contains all that came before.
    for (const { revision, flags } of changes)
      expect(flags).toHaveLength(changes.filter((other) => other.revision <= revision).length);
  });

  it('are as before when a change is not accepted, or there is nothing to delete', async () => {
    const before = await putFlag('kept');
    const refuse = () => {
      throw new RangeError('too many');
    };
    await expect(putFlag('kept', { value: 'changed' }, refuse)).rejects.toThrow('too many');
    const deletion = changeSettings(pool, tenantKey, { kind: 'delete_policy', name: 'kept' }, anything);
    await expect(deletion).rejects.toThrow(UnknownSettingError);
    await expect(readSettings(pool, tenantKey)).resolves.toEqual(before);
  });

  it('are deleted one by one', async () => {
    await putFlag('one');
    const { revision } = await putFlag('two');
    const after = await changeSettings(pool, tenantKey, { kind: 'delete_flag', name: 'one' }, anything);
    expect(after.flags.map(({ name }) => name)).toEqual(['two']);
    expect(after.revision).toBeGreaterThan(revision);
  });

  it('of another tenant are out of reach', async () => {
    await putFlag('secret');
    const otherKey = await ensureTenant(pool, { tenantId: `o-${randomUUID()}`, name: 'Other' });
    await expect(readSettings(pool, otherKey)).resolves.toMatchObject({ revision: 0, flags: [] });
    for (const table of ['feature_flags', 'policy_rules', 'settings_revisions']) {
      const seen = await withTenant(pool, otherKey, (client) => client.query(`SELECT * FROM ${table}`));
      expect(seen.rowCount, table).toBe(0);
    }
    const intruding = withTenant(pool, otherKey, (client) =>
      client.query("INSERT INTO feature_flags (tenant_key, name, value, share_bp) VALUES ($1, 'x', 'x', 0)", [
        tenantKey,
      ]),
    );
    await expect(intruding).rejects.toThrow(/row-level security/);
  });

  it('go on above a revision that is out already, unless somebody has changed them meanwhile', async () => {
    const { revision } = await putFlag('one');
    const listed = (await readSettingsRevisions(pool)).find((each) => each.tenantId === tenantId);
    expect(listed).toEqual({ tenantId, tenantKey, revision });
    await raiseRevision(pool, { tenantKey, revision: revision - 1 }, revision + 100);
    expect((await readSettings(pool, tenantKey)).revision).toBe(revision);
    await raiseRevision(pool, { tenantKey, revision }, revision + 100);
    expect((await readSettings(pool, tenantKey)).revision).toBe(revision + 101);
  });
});
