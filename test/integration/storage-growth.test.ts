import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeDataDir } from '@fieldcast/stack';
import { describe, expect, it } from 'vitest';
import { faultsOf, type PlanNode } from '../../loadtest/storage/plans.ts';
import type { GrowthReport } from '../../loadtest/storage/report.ts';

const run = promisify(execFile);
const BOUNDS = '((tenant_key = 1) AND (technician_key = 2) AND (recorded_at > $1))';

describe('the command storage-growth', () => {
  it('fills a small table, measures it, finds no fault with the plans, and leaves nothing behind', {
    timeout: 180_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'growth-test-'));
    const { stdout } = await run(
      process.execPath,
      [
        'scripts/storage-growth.mjs',
        ...[
          '--json',
          '--rows',
          '40000',
          '--technicians',
          '20',
          '--days',
          '4',
          '--samples',
          '5',
          '--timescale-rows',
          '7000',
        ],
      ],
      { env: { ...process.env, TMPDIR: folder }, timeout: 170_000 },
    );
    const report = JSON.parse(stdout) as GrowthReport;
    expect(report).toMatchObject({ rows: 40_000, technicians: 20, days: 4, fixes_per_technician_day: 500 });
    // A row has 27 bytes of header and pointers, 56 to 72 of values, and an index entry of 40.
    expect(report.plain.bytes_per_fix.heap).toBeGreaterThan(80);
    expect(report.plain.bytes_per_fix.index).toBeGreaterThan(40);
    expect(report.plain.queries.technician_day).toMatchObject({ samples: 5, fixes_p50: 500 });
    expect(report.plain.queries.rewind_chunk?.bytes_p50).toBeGreaterThan(1_000);
    expect(report.plain.plans).toHaveLength(8);
    expect(report.timescale_webassembly?.columnstore.plans.flatMap(({ faults }) => faults)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('measures again what it left in a folder, and does not fill that folder twice', { timeout: 180_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'growth-test-'));
    chmodSync(folder, 0o755);
    const dataDir = join(folder, 'data');
    const measure = (...options: string[]) =>
      run(process.execPath, [
        ...['scripts/storage-growth.mjs', '--json', '--rows', '20000', '--technicians', '20', '--days', '2'],
        ...['--samples', '1', '--timescale-rows', '0', ...options],
      ]).then(({ stdout }) => JSON.parse(stdout) as GrowthReport);
    const first = await measure('--keep', dataDir);
    const again = await measure('--use', dataDir);
    expect(again).toMatchObject({ rows: 20_000, days: 2, load_seconds: first.load_seconds });
    expect(again.plain.queries.technician_day).toMatchObject({ fixes_p50: 500 });
    await expect(measure('--keep', dataDir)).rejects.toThrow(/exists already/);
    removeDataDir(dataDir);
    rmSync(folder, { recursive: true });
  });

  it.each([
    { options: ['--rows', '0'], fault: '--rows must be a number of at least 1' },
    { options: ['--rows', '900000000000'], fault: /are needed for this many fixes/ },
    { options: ['--use', '/nowhere'], fault: '/nowhere was not filled by --keep' },
  ])('refuses $options and says why', async ({ options, fault }) => {
    const failure = await run(process.execPath, [
      'scripts/storage-growth.mjs',
      ...['--timescale-rows', '0', ...options],
    ]).catch((error: { code: number; stderr: string }) => error);
    expect(failure).toMatchObject({ code: expect.any(Number), stderr: expect.stringMatching(fault) });
  });
});

describe('a plan', () => {
  const lookUp: PlanNode = {
    'Node Type': 'Index Scan',
    'Relation Name': 'positions_y2026_m03_d09',
    'Index Name': 'positions_y2026_m03_d09_pkey',
    'Index Cond': BOUNDS,
  };
  const ofDay = (day: string): PlanNode => ({ ...lookUp, 'Relation Name': `positions_y2026_m03_d${day}` });
  const inColumnstore: PlanNode = {
    'Node Type': 'Custom Scan',
    'Relation Name': '_hyper_1_1_chunk',
    Plans: [
      {
        'Node Type': 'Index Scan',
        'Relation Name': 'compress_hyper_2_3_chunk',
        'Index Name': 'compress_hyper_2_3_chunk_tenant_key_technician_key__ts_meta_idx',
        'Index Cond': '((tenant_key = 1) AND (technician_key = 2) AND (_ts_meta_max_1 > $1))',
      },
    ],
  };
  const table: { story: string; plan: PlanNode; faults: string[] }[] = [
    { story: 'by the primary key of one day', plan: lookUp, faults: [] },
    { story: 'by the index of the columnstore', plan: inColumnstore, faults: [] },
    {
      story: 'by a bitmap of the index',
      plan: {
        ...{ 'Node Type': 'Bitmap Heap Scan', 'Relation Name': 'positions_y2026_m03_d09' },
        Plans: [
          { 'Node Type': 'Bitmap Index Scan', 'Index Name': 'positions_y2026_m03_d09_pkey', 'Index Cond': BOUNDS },
        ],
      },
      faults: [],
    },
    {
      story: 'through a whole day',
      plan: { 'Node Type': 'Parallel Seq Scan', 'Relation Name': 'positions_y2026_m03_d09' },
      faults: ['reads all of positions_y2026_m03_d09'],
    },
    {
      story: 'through other technicians',
      plan: { ...lookUp, 'Index Cond': '((tenant_key = 1) AND (recorded_at > $1))' },
      faults: ['reads positions_y2026_m03_d09_pkey without a bound on the technician'],
    },
    {
      story: 'through all times of a technician',
      plan: { ...lookUp, 'Index Cond': '(technician_key = 2)' },
      faults: ['reads positions_y2026_m03_d09_pkey without a bound on the time'],
    },
    {
      story: 'into days that were not asked for',
      plan: { 'Node Type': 'Append', Plans: ['08', '09', '10'].map(ofDay) },
      faults: ['looks into 3 days, 2 would do'],
    },
    {
      story: 'past the fixes altogether',
      plan: { 'Node Type': 'Seq Scan', 'Relation Name': 'technicians' },
      faults: ['does not read positions at all'],
    },
  ];
  it.each(table)('$story: $faults', ({ plan, faults }) => {
    expect(faultsOf(plan, 2)).toEqual(faults);
  });
});
