import { resolve } from 'node:path';
import { createHealth, createLog } from '@fieldcast/runtime';
import { findTenantKey, openDatabase } from '@fieldcast/storage';
import { StackError } from '../failure.ts';
import { readRun } from '../run-file.ts';
import { openSecrets } from '../secrets.ts';
import type { StackConfig } from '../settings.ts';

/**
 * The database a command works on: DATABASE_URL, else that of the stack running in the data folder.
 * @throws StackError when there is neither.
 */
export function databaseUrlOf(config: StackConfig): string {
  if (config.databaseUrl) return config.databaseUrl;
  const dataDir = resolve(config.dataDir);
  const address = readRun(dataDir)?.urls.database;
  if (!address) throw new StackError(`No stack runs in ${dataDir}: run npm start first, or set DATABASE_URL.`);
  const url = new URL(address);
  url.password = openSecrets(dataDir).databasePassword;
  return url.href;
}

/** Runs `work` with a pool of the command's database and closes it. */
export async function withDatabase<T>(
  config: StackConfig,
  work: (pool: ReturnType<typeof openDatabase>['pool']) => Promise<T>,
): Promise<T> {
  const database = openDatabase({
    url: databaseUrlOf(config),
    log: createLog('fieldcast', 'error', process.stderr),
    health: createHealth([]),
    applicationName: 'fieldcast command',
    connectionsMax: 1,
  });
  try {
    return await work(database.pool);
  } finally {
    await database.close();
  }
}

/** @throws StackError when there is no such tenant. */
export async function requireTenantKey(pool: Parameters<typeof findTenantKey>[0], tenantId: string): Promise<number> {
  const tenantKey = await findTenantKey(pool, tenantId);
  if (tenantKey === undefined)
    throw new StackError(
      `There is no tenant "${tenantId}". Create it: fieldcast tenant create --id ${tenantId} --name …`,
    );
  return tenantKey;
}
