import { readFileSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { cpus, release, totalmem, type } from 'node:os';
import type pg from 'pg';
import type { BenchStack } from './stack.ts';

/** /usr/include/linux/magic.h: a file system in memory, on which a disk's figures would be a fairy tale. */
const TMPFS_MAGIC = 0x01021994;
const UWS_PACKAGES = ['uWebSockets.js', '@btc-vision/uwebsockets.js', '@trufflesuite/uws-js-unofficial'];

export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memory_gb: number;
  readonly kernel: string;
  /** Whether the data of the run lay in memory instead of on a disk. */
  readonly data_in_memory: boolean;
}

export interface Versions {
  readonly node: string;
  readonly nats: string;
  readonly postgres: string;
  readonly uws: string;
}

export function describeMachine(dataDir: string): Machine {
  const cores = cpus();
  return {
    cores: cores.length,
    cpu: cores[0]?.model.trim() ?? 'unknown',
    memory_gb: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    data_in_memory: statfsSync(dataDir).type === TMPFS_MAGIC,
  };
}

export async function readVersions({ database, nats }: Pick<BenchStack, 'database' | 'nats'>): Promise<Versions> {
  return {
    node: process.version,
    nats: await natsVersion(nats),
    postgres: await postgresVersion(database),
    uws: uwsVersion(),
  };
}

async function postgresVersion(database: pg.Pool): Promise<string> {
  const { rows } = await database.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? 'unknown';
}

/** The server's greeting is `INFO {…}`. */
function natsVersion({ host, port }: BenchStack['nats']): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(/"version":"([^"]+)"/.exec(data.toString())?.[1] ?? 'unknown');
    });
  });
}

/** Of the package that the services prefer. */
function uwsVersion(): string {
  const require = createRequire(import.meta.url);
  for (const name of UWS_PACKAGES) {
    try {
      require(name);
      const { version } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as {
        version: string;
      };
      return `${name} ${version}`;
    } catch (cause) {
      // Not installed, or not for this machine: the services go on to the next as well.
      if (!(cause instanceof Error)) throw cause;
    }
  }
  return 'unknown';
}
