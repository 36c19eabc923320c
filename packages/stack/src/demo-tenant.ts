import { createHealth, type Logger } from '@fieldcast/runtime';
import {
  createApiKey,
  createSignInLink,
  ensureTenant,
  ensureUser,
  findTenantOfApiKey,
  hashPassword,
  migrate,
  openDatabase,
  type TimescaleChoice,
} from '@fieldcast/storage';
import { openSecrets, type Secrets, writeSecrets } from './secrets.ts';

export const DEMO_TENANT = 'demo';
export const DEMO_USER = 'dispatcher@demo.example';
const SIGN_IN_LINK_LIFETIME_S = 7 * 24 * 3600;

/**
 * Brings the database to the newest schema and makes sure of the tenant `demo`, its dispatcher and its API key.
 * @returns the secrets, with the key, and a code that signs the dispatcher in.
 */
export async function prepareDatabase(options: {
  readonly url: string;
  readonly dataDir: string;
  readonly timescale: TimescaleChoice;
  readonly log: Logger;
}): Promise<{ secrets: Secrets; signInCode: string }> {
  const { url, dataDir, timescale, log } = options;
  await migrate({ url, log, timescale });
  const database = openDatabase({
    url,
    log,
    health: createHealth([]),
    applicationName: 'fieldcast start',
    connectionsMax: 2,
  });
  try {
    const { pool } = database;
    const tenantKey = await ensureTenant(pool, {
      tenantId: DEMO_TENANT,
      name: 'Demo company',
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    let secrets = openSecrets(dataDir);
    const passwordHash = await hashPassword(secrets.demoPassword);
    await ensureUser(pool, tenantKey, {
      email: DEMO_USER,
      displayName: 'Demo dispatcher',
      role: 'dispatcher',
      passwordHash,
    });
    // A key from an earlier start may belong to another database.
    const owner = secrets.demoApiKey ? await findTenantOfApiKey(pool, secrets.demoApiKey) : undefined;
    if (owner?.tenantId !== DEMO_TENANT) {
      secrets = { ...secrets, demoApiKey: await createApiKey(pool, tenantKey, 'embedded stack') };
      writeSecrets(dataDir, secrets);
    }
    return { secrets, signInCode: await createSignInLink(pool, tenantKey, DEMO_USER, SIGN_IN_LINK_LIFETIME_S) };
  } finally {
    await database.close();
  }
}
