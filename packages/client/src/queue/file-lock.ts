import { open, readFile, rm } from 'node:fs/promises';

/** Paths that this process holds: a lock file with our own process id may also be left from before a restart. */
const held = new Set<string>();

/**
 * Makes this process the only one to use `path`. A lock whose process has ended is taken over.
 * @returns a function that gives it up
 * @throws Error when another store of this or another process holds it
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lockPath = `${path}.lock`;
  if (held.has(lockPath)) throw new Error(`${path} is already open in this process`);
  held.add(lockPath);
  try {
    await create(lockPath, path);
  } catch (cause) {
    held.delete(lockPath);
    throw cause;
  }
  return async () => {
    held.delete(lockPath);
    await rm(lockPath, { force: true });
  };
}

async function create(lockPath: string, path: string): Promise<void> {
  try {
    await writeOwnId(lockPath);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    const holder = Number(await readFile(lockPath, 'utf8'));
    if (holder !== process.pid && isAlive(holder)) throw new Error(`${path} is open in process ${holder}`, { cause });
    await rm(lockPath, { force: true });
    await writeOwnId(lockPath);
  }
}

async function writeOwnId(lockPath: string): Promise<void> {
  const file = await open(lockPath, 'wx');
  try {
    await file.writeFile(String(process.pid));
  } finally {
    await file.close();
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isSafeInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    // It is there but belongs to somebody else.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
