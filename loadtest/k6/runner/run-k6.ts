import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LOAD_BEGINS, RUN_VARIABLE, type Run } from '../suite.ts';
import type { K6 } from './find-k6.ts';

/** About how many points a chart has: longer loads are recorded in longer periods. */
const CHART_POINTS = 600;

/** One line for each timer of a virtual user that failed, thousands of them; why it failed is in a line of its own. */
const TIMER_STOPPED = /set(Timeout|Interval) \d+ was stopped because the VU iteration was interrupted/;

/** k6 ended because a threshold was crossed; what it measured is whole. */
const THRESHOLDS_CROSSED = 99;

export interface K6Files {
  /** The bundled script. */
  readonly script: string;
  readonly resultsDir: string;
  /** Values by second, as k6's dashboard records them. */
  readonly recording: string;
}

export interface K6Options {
  readonly files: K6Files;
  /** Called at the start of the load, when all virtual users are there. */
  readonly onBegin: () => void;
  readonly signal: AbortSignal;
}

/**
 * Runs k6 to its end.
 * @returns whether all thresholds held; undefined when k6 itself failed.
 */
export async function runK6(k6: K6, run: Run, { files, onBegin, signal }: K6Options): Promise<boolean | undefined> {
  const env: Record<string, string> = {
    [RUN_VARIABLE]: JSON.stringify(run),
    K6_WEB_DASHBOARD: 'true',
    // Records without listening.
    K6_WEB_DASHBOARD_PORT: '-1',
    K6_WEB_DASHBOARD_PERIOD: `${Math.max(1, Math.ceil(run.suite.loadMs / 1000 / CHART_POINTS))}s`,
    K6_WEB_DASHBOARD_RECORD: files.recording,
    K6_NO_USAGE_REPORT: 'true',
  };
  const { command, args } = commandOf(k6, files, Object.keys(env));
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const interrupt = () => child.kill('SIGINT');
  signal.addEventListener('abort', interrupt, { once: true });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.includes(LOAD_BEGINS)) onBegin();
    else if (!TIMER_STOPPED.test(line)) console.error(line);
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  signal.removeEventListener('abort', interrupt);
  if (code === 0) return true;
  return code === THRESHOLDS_CROSSED ? false : undefined;
}

/** k6 as a program, or in a container that shares our network and the two folders it needs. */
export function commandOf(k6: K6, { script, resultsDir }: K6Files, variables: readonly string[]) {
  const args = ['run', '--quiet', script];
  if (k6.kind === 'program') return { command: k6.path, args };
  const mounts = [`${script}:${script}:ro`, `${resultsDir}:${resultsDir}`].flatMap((mount) => ['--volume', mount]);
  const user = process.getuid ? ['--user', `${process.getuid()}`] : [];
  const env = variables.flatMap((name) => ['--env', name]);
  return {
    command: k6.engine,
    args: ['run', '--rm', '--network', 'host', ...user, ...mounts, ...env, k6.image, ...args],
  };
}
