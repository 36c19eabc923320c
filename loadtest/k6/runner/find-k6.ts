import { delimiter, join } from 'node:path';
import { exitCodes, LoadtestError } from './failure.ts';

/** The version that is fetched. */
export const K6_VERSION = 'v1.8.1';
/** The oldest that may be there already: the first with k6/websockets. */
const K6_MIN = { major: 1, minor: 6 };
const K6_MIN_TEXT = `${K6_MIN.major}.${K6_MIN.minor}`;
const K6_IMAGE = `docker.io/grafana/k6:${K6_VERSION.slice(1)}`;
const GO_FOLDERS = ['/usr/local/go/bin', '/usr/lib/go/bin'];

/** How to run k6: a program, or a container engine with the image. */
export type K6 =
  | { readonly kind: 'program'; readonly path: string; readonly version: string }
  | { readonly kind: 'container'; readonly engine: string; readonly image: string; readonly version: string };

/** What finding k6 needs of the machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  isExecutable(path: string): boolean;
  /** Standard output of the command; undefined when it cannot be run or fails. */
  read(command: string, args: readonly string[]): string | undefined;
  /** Runs a command whose output people see. @returns whether it succeeded. */
  run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): boolean;
  say(line: string): void;
}

/**
 * Finds k6, or gets it: the variable K6, the PATH, the project's cache, `go install`, the container image.
 * @throws LoadtestError with exit code `noK6` when there is no way, `usage` when K6 names something else.
 */
export function findK6(machine: Machine): K6 {
  const { env } = machine;
  if (env.K6) {
    const version = versionOf(machine, env.K6);
    if (!version) throw new LoadtestError(`K6=${env.K6} is not k6 ${K6_MIN_TEXT} or newer`);
    return { kind: 'program', path: env.K6, version };
  }
  const cached = join(cacheDir(machine), 'k6');
  for (const path of [which(machine, 'k6'), cached]) {
    const version = path && machine.isExecutable(path) ? versionOf(machine, path) : undefined;
    if (path && version) return { kind: 'program', path, version };
  }
  const k6 = installWithGo(machine, cached) ?? findContainer(machine);
  if (k6) return k6;
  throw new LoadtestError(
    `There is no k6 ${K6_MIN_TEXT} or newer here, and neither Go nor a container engine to get it with. Install it (https://grafana.com/docs/k6/latest/set-up/install-k6/) or set K6 to the program.`,
    exitCodes.noK6,
  );
}

/** Where a k6 that we built is kept. */
function cacheDir({ env, homeDir }: Machine): string {
  return join(env.XDG_CACHE_HOME || join(homeDir, '.cache'), 'fieldcast', `k6-${K6_VERSION}`);
}

function which({ env, isExecutable }: Machine, program: string, more: readonly string[] = []): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...more];
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

/** The version, when it is a k6 that the script runs on. */
function versionOf({ read }: Machine, path: string): string | undefined {
  const [, version, major, minor] = /k6(?:\.exe)? (v?(\d+)\.(\d+)\.\d+\S*)/.exec(read(path, ['version']) ?? '') ?? [];
  const isNewEnough = Number(major) > K6_MIN.major || (Number(major) === K6_MIN.major && Number(minor) >= K6_MIN.minor);
  return version && isNewEnough ? version : undefined;
}

function installWithGo(machine: Machine, path: string): K6 | undefined {
  const go = which(machine, 'go', GO_FOLDERS);
  if (!go) return undefined;
  machine.say(`building k6 ${K6_VERSION} with ${go} into ${cacheDir(machine)}; this takes minutes, once`);
  if (!machine.run(go, ['install', `go.k6.io/k6@${K6_VERSION}`], { GOBIN: cacheDir(machine) })) return undefined;
  const version = versionOf(machine, path);
  return version ? { kind: 'program', path, version } : undefined;
}

function findContainer(machine: Machine): K6 | undefined {
  for (const name of ['docker', 'podman']) {
    const engine = which(machine, name);
    // A client whose engine does not run is of no use.
    if (!engine || machine.read(engine, ['info', '--format', '{{.ID}}']) === undefined) continue;
    if (machine.run(engine, ['pull', '--quiet', K6_IMAGE], {}))
      return { kind: 'container', engine, image: K6_IMAGE, version: K6_VERSION };
  }
  return undefined;
}
