import { readdirSync, readFileSync } from 'node:fs';

/** `getconf CLK_TCK`: 100 on every Linux that Node runs on. */
const TICKS_PER_S = 100;
// Fields of /proc/PID/stat behind the name, as proc(5) counts them less three.
const STAT = { parent: 1, userTicks: 11, systemTicks: 12, childrenUserTicks: 13, childrenSystemTicks: 14 } as const;

/** CPU seconds used so far, by the name of the process; those of the generator are this process's own. */
export type CpuSeconds = Readonly<Record<string, number>>;

/** Reads the CPU time of each process; that of its children counts too, as PostgreSQL has one for each connection. */
export function readCpuSeconds(pids: Readonly<Record<string, number>>): CpuSeconds {
  const children = childrenByParent();
  const { user, system } = process.cpuUsage();
  const seconds: Record<string, number> = { generator: (user + system) / 1e6 };
  for (const [name, pid] of Object.entries(pids)) {
    const own = statOf(pid);
    const ended = own ? ticksOf(own, STAT.childrenUserTicks) + ticksOf(own, STAT.childrenSystemTicks) : 0;
    const running = (children.get(pid) ?? []).reduce((ticks, child) => ticks + cpuTicks(statOf(child)), 0);
    seconds[name] = (cpuTicks(own) + ended + running) / TICKS_PER_S;
  }
  return seconds;
}

export function differenceOf(after: CpuSeconds, before: CpuSeconds): CpuSeconds {
  return Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [name, Math.round((seconds - (before[name] ?? 0)) * 100) / 100]),
  );
}

/** Resident memory of a process. @throws the system's error when it is gone. */
export function readRssBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(Number(entry));
    if (!stat) continue;
    const parent = ticksOf(stat, STAT.parent);
    const siblings = children.get(parent);
    if (siblings) siblings.push(Number(entry));
    else children.set(parent, [Number(entry)]);
  }
  return children;
}

function cpuTicks(stat: readonly string[] | undefined): number {
  return stat ? ticksOf(stat, STAT.userTicks) + ticksOf(stat, STAT.systemTicks) : 0;
}

function ticksOf(stat: readonly string[], field: number): number {
  return Number(stat[field] ?? 0);
}

/** The fields of /proc/PID/stat behind the name; undefined when there is no such process any more. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
