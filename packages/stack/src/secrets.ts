import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataDir } from './data-dir.ts';

const SECRET_BYTES = 32;

/** Secrets of one data folder, kept in its secrets.json (readable by its owner only). */
export interface Secrets {
  /** HS256 secret of the tokens. */
  readonly tokenSecret: string;
  readonly databasePassword: string;
  readonly natsPassword: string;
  /** Of the dispatcher of the demo tenant. */
  readonly demoPassword: string;
  /** Key of the demo tenant; made with its database, so absent before the first start. */
  readonly demoApiKey?: string | undefined;
}

/** The secrets of `dataDir`, made on first use. */
export function openSecrets(dataDir: string): Secrets {
  const stored = readSecrets(dataDir);
  const secrets: Secrets = {
    tokenSecret: stored.tokenSecret ?? newSecret(),
    databasePassword: stored.databasePassword ?? newSecret(),
    natsPassword: stored.natsPassword ?? newSecret(),
    demoPassword: stored.demoPassword ?? randomBytes(9).toString('base64url'),
    demoApiKey: stored.demoApiKey,
  };
  if (Object.entries(secrets).some(([name, value]) => stored[name as keyof Secrets] !== value))
    writeSecrets(dataDir, secrets);
  return secrets;
}

/** Replaces secrets.json in one step, so that a crash leaves the old file or the new one. */
export function writeSecrets(dataDir: string, secrets: Secrets): void {
  makeDataDir(dataDir);
  const file = fileOf(dataDir);
  const next = `${file}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
}

function readSecrets(dataDir: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${fileOf(dataDir)} cannot be read`, { cause: error });
  }
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
