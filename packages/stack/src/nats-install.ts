import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Logger } from '@fieldcast/runtime';
import { StackError } from './failure.ts';

const run = promisify(execFile);

/** The official release we take when neither the PATH nor Debian has the server. */
const RELEASE_VERSION = '2.12.5';
const RELEASE_URL = `https://github.com/nats-io/nats-server/releases/download/v${RELEASE_VERSION}`;
const DOWNLOAD_TIMEOUT_MS = 120_000;
/** What we use of JetStream exists since 2.9. */
const MINOR_VERSION_MIN = 9;

/**
 * The nats-server program: FIELDCAST_NATS_SERVER, else the one on the PATH, else the one in `binDir`, which is fetched
 * there when missing.
 * @throws StackError when none can be had, saying what to install.
 */
export async function findNatsServer(binDir: string, log: Logger, env = process.env): Promise<string> {
  const named = env.FIELDCAST_NATS_SERVER;
  if (named) {
    if ((await minorVersion(named)) === undefined)
      throw new StackError(`FIELDCAST_NATS_SERVER names ${named}, which does not run as nats-server 2.`);
    return named;
  }
  const installed = await findInstalledNatsServer(binDir, env);
  return installed ?? (await installNatsServer(binDir, log));
}

/** The nats-server that is already here, new enough; undefined when none is. */
export async function findInstalledNatsServer(binDir: string, env = process.env): Promise<string | undefined> {
  // Debian puts it into /usr/sbin, which an ordinary user's PATH leaves out.
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', binDir];
  for (const program of new Set(folders.filter(Boolean).map((folder) => join(folder, 'nats-server')))) {
    if (!isExecutable(program)) continue;
    const minor = await minorVersion(program);
    if (minor !== undefined && minor >= MINOR_VERSION_MIN) return program;
  }
  return undefined;
}

/**
 * Fetches nats-server into `binDir`: Debian's package where there is apt, else the official release. Debian's package is
 * unpacked, not installed: installing it would start a system service on port 4222.
 * @throws StackError with the reasons of both.
 */
export async function installNatsServer(binDir: string, log: Logger): Promise<string> {
  await mkdir(binDir, { recursive: true });
  const failures: string[] = [];
  for (const [source, fetchInto] of [
    ['Debian package', fetchFromDebian],
    [`official release ${RELEASE_VERSION}`, fetchRelease],
  ] as const) {
    const scratch = await mkdtemp(join(binDir, 'fetch-'));
    try {
      log.info({ source }, 'nats_server_installing');
      const fetched = await fetchInto(scratch);
      if (((await minorVersion(fetched)) ?? 0) < MINOR_VERSION_MIN)
        throw new Error('is older than 2.9, or does not run');
      const program = join(binDir, 'nats-server');
      await rename(fetched, program);
      return program;
    } catch (cause) {
      failures.push(`${source}: ${cause instanceof Error ? cause.message.trim() : String(cause)}`);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  throw new StackError(
    `nats-server is missing and could not be fetched:\n${failures.map((failure) => `  - ${failure}`).join('\n')}\n` +
      'Install nats-server 2.9 or newer (apt install nats-server, brew install nats-server), or name the program with FIELDCAST_NATS_SERVER, or use a running server with NATS_URL.',
  );
}

async function fetchFromDebian(scratch: string): Promise<string> {
  const download = () => run('apt-get', ['download', '-q', 'nats-server'], { cwd: scratch });
  try {
    await download();
  } catch (cause) {
    // No package lists yet, as in a fresh container: only root can fetch them.
    if (process.getuid?.() !== 0 || (cause as NodeJS.ErrnoException).code === 'ENOENT') throw cause;
    await run('apt-get', ['update', '-q']);
    await download();
  }
  const archive = (await readdir(scratch)).find((name) => name.endsWith('.deb'));
  if (!archive) throw new Error('apt-get download left no package');
  await run('dpkg-deb', ['-x', join(scratch, archive), scratch]);
  return join(scratch, existsSync(join(scratch, 'usr/sbin/nats-server')) ? 'usr/sbin' : 'usr/bin', 'nats-server');
}

async function fetchRelease(scratch: string): Promise<string> {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  if (!platform || !architecture) throw new Error(`there is none for ${process.platform}-${process.arch}`);
  const name = `nats-server-v${RELEASE_VERSION}-${platform}-${architecture}`;
  const [archive, sums] = await Promise.all([download(`${name}.tar.gz`), download('SHA256SUMS')]);
  const wanted = sums
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/\s+\*?/))
    .find(([, file]) => file === `${name}.tar.gz`)?.[0];
  const actual = createHash('sha256').update(archive).digest('hex');
  if (wanted !== actual) throw new Error(`${name}.tar.gz has the SHA-256 ${actual}, the release lists ${wanted}`);
  await writeFile(join(scratch, 'release.tar.gz'), archive);
  await run('tar', ['-xzf', 'release.tar.gz'], { cwd: scratch });
  const program = join(scratch, name, 'nats-server');
  await chmod(program, 0o755);
  return program;
}

async function download(file: string): Promise<Buffer> {
  const response = await fetch(`${RELEASE_URL}/${file}`, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${RELEASE_URL}/${file} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** 9 for "nats-server: v2.9.10"; undefined when the program does not say so. */
async function minorVersion(program: string): Promise<number | undefined> {
  try {
    const { stdout, stderr } = await run(program, ['--version']);
    const minor = /v?2\.(\d+)\./.exec(stdout + stderr)?.[1];
    return minor === undefined ? undefined : Number(minor);
  } catch {
    // It does not run on this machine: as good as not there.
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
