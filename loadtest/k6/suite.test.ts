import { describe, expect, it } from 'vitest';
import { optionsOf } from './options.ts';
import { commandOf } from './runner/run-k6.ts';
import { TRENDS } from './suite.ts';
import { suites } from './suites/index.ts';

describe.each(suites.map((suite) => [suite.name, suite] as const))('the suite %s', (_, suite) => {
  it('has a limit on every trend', () => {
    for (const trend of TRENDS) expect(suite.thresholds[trend]?.length, trend).toBeGreaterThan(0);
  });

  it('fails when a fix is refused or left without an answer', () => {
    expect(suite.thresholds).toMatchObject({ fixes_refused: ['count==0'], fixes_unanswered: ['count==0'] });
  });

  it('fits k6: 3 MB a virtual user within a gigabyte', () => {
    const { scenarios = {} } = optionsOf(suite);
    const vus = Object.values(scenarios).reduce(
      (sum, scenario) => sum + ('vus' in scenario ? (scenario.vus ?? 0) : 0),
      0,
    );
    expect(vus).toBeGreaterThan(0);
    expect(vus * 3).toBeLessThan(1_000);
  });

  it('is over with its faults before its load ends', () => {
    for (const { atMs } of suite.faults) expect(atMs).toBeLessThan(suite.loadMs);
  });
});

it('k6 in a container sees the script and the results under the same paths as we do', () => {
  const k6 = { kind: 'container', engine: '/bin/podman', image: 'grafana/k6:1.8.1', version: 'v1.8.1' } as const;
  const files = { script: '/a/k6.js', resultsDir: '/a/results', recording: '/a/results/k6.ndjson' };
  const { command, args } = commandOf(k6, files, ['RUN']);
  expect(command).toBe('/bin/podman');
  expect(args.join(' ')).toContain(
    '--volume /a/k6.js:/a/k6.js:ro --volume /a/results:/a/results --env RUN grafana/k6:1.8.1',
  );
  expect(args.slice(-2)).toEqual(['--quiet', '/a/k6.js']);
  expect(args.join(' ')).toContain('--network host');
});
