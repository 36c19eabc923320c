import { describe, expect, it } from 'vitest';
import { exitCodes } from './failure.ts';
import { findK6, K6_VERSION, type Machine } from './find-k6.ts';

const CACHED = `/home/me/.cache/fieldcast/k6-${K6_VERSION}/k6`;
const IMAGE = `docker.io/grafana/k6:${K6_VERSION.slice(1)}`;

describe('finding k6', () => {
  it('takes the program that the variable K6 names, before all others', () => {
    const machine = machineWith({
      env: { K6: '/opt/k6' },
      programs: { '/opt/k6': 'k6 v1.6.1', '/bin/k6': 'k6 v1.7.0' },
    });
    expect(findK6(machine)).toEqual({ kind: 'program', path: '/opt/k6', version: 'v1.6.1' });
  });

  it('refuses a variable K6 that names something else', () => {
    const machine = machineWith({ env: { K6: '/bin/true' }, programs: { '/bin/true': '' } });
    expect(() => findK6(machine)).toThrow('K6=/bin/true is not k6 1.6 or newer');
  });

  it('takes the one on the PATH, then the one in the cache', () => {
    const both = machineWith({ programs: { '/bin/k6': 'k6 v2.0.0 (go1.24)', [CACHED]: 'k6 v1.8.1' } });
    expect(findK6(both)).toMatchObject({ path: '/bin/k6', version: 'v2.0.0' });
    const cache = machineWith({ programs: { [CACHED]: 'k6 v1.8.1' } });
    expect(findK6(cache)).toMatchObject({ path: CACHED });
  });

  it('passes by one on the PATH that is too old for the script', () => {
    const machine = machineWith({ programs: { '/bin/k6': 'k6 v1.5.0', [CACHED]: 'k6 v1.8.1' } });
    expect(findK6(machine)).toMatchObject({ path: CACHED });
  });

  it('keeps its cache where XDG_CACHE_HOME says', () => {
    const path = `/cache/fieldcast/k6-${K6_VERSION}/k6`;
    const machine = machineWith({ env: { XDG_CACHE_HOME: '/cache' }, programs: { [path]: 'k6 v1.8.1' } });
    expect(findK6(machine)).toMatchObject({ path });
  });

  it('builds the pinned version with Go into the cache, also when Go is not on the PATH', () => {
    const machine = machineWith({ programs: { '/usr/local/go/bin/go': '' }, builds: { [CACHED]: 'k6 v1.8.1' } });
    expect(findK6(machine)).toEqual({ kind: 'program', path: CACHED, version: 'v1.8.1' });
    expect(machine.ran).toEqual([`/usr/local/go/bin/go install go.k6.io/k6@${K6_VERSION}`]);
  });

  it('takes the container image when Go cannot build it', () => {
    const machine = machineWith({ programs: { '/bin/go': '', '/bin/podman': 'running' }, fails: ['/bin/go'] });
    expect(findK6(machine)).toEqual({ kind: 'container', engine: '/bin/podman', image: IMAGE, version: K6_VERSION });
  });

  it('passes by a container engine that does not run', () => {
    const machine = machineWith({ programs: { '/bin/docker': undefined, '/bin/podman': 'running' } });
    expect(findK6(machine)).toMatchObject({ engine: '/bin/podman' });
  });

  it('says how to get k6 when there is no way, with a code of its own', () => {
    const attempt = () => findK6(machineWith({ programs: {} }));
    expect(attempt).toThrow(/Install it .* or set K6/);
    expect(attempt).toThrow(expect.objectContaining({ exitCode: exitCodes.noK6 }));
  });
});

interface Setting {
  readonly env?: Record<string, string>;
  /** Programs by path, and what they answer; undefined: they fail. */
  readonly programs: Readonly<Record<string, string | undefined>>;
  /** What is there after something ran. */
  readonly builds?: Readonly<Record<string, string>>;
  readonly fails?: readonly string[];
}

function machineWith({ env = {}, programs, builds = {}, fails = [] }: Setting): Machine & { readonly ran: string[] } {
  const present: Record<string, string | undefined> = { ...programs };
  const ran: string[] = [];
  return {
    ran,
    env: { PATH: '/bin', ...env },
    homeDir: '/home/me',
    isExecutable: (path) => path in present,
    read: (command) => present[command],
    run: (command, args) => {
      ran.push([command, ...args].join(' '));
      if (fails.includes(command)) return false;
      Object.assign(present, builds);
      return true;
    },
    say: () => undefined,
  };
}
