import { loadConfig } from '@fieldcast/runtime';
import { describe, expect, test } from 'vitest';
import { operationsPorts, processCounts } from './addresses.ts';
import { stackSettings } from './settings.ts';

const config = (env: NodeJS.ProcessEnv) => loadConfig(stackSettings, env);

describe('several processes of a service', () => {
  test('share a port where the system spreads connections, and are refused where it does not', () => {
    const wanted = config({ FIELDCAST_INGEST_PROCESSES: '2', FIELDCAST_WRITER_PROCESSES: '3' });
    expect(processCounts(wanted, true)).toEqual({ ingest: 2, writer: 3, broadcaster: 1 });
    expect(() => processCounts(wanted, false)).toThrow('FIELDCAST_INGEST_PROCESSES');
  });

  test('of the writer need no public port, so any system runs them', () => {
    const wanted = config({ FIELDCAST_WRITER_PROCESSES: '3' });
    expect(processCounts(wanted, false)).toEqual({ ingest: 1, writer: 3, broadcaster: 1 });
  });

  test('have operations ports one after the other, or any that are free', () => {
    const counts = { ingest: 2, writer: 1, broadcaster: 1 };
    expect(operationsPorts(config({}), counts)).toEqual([8090, 8091]);
    expect(operationsPorts(config({ FIELDCAST_FIRST_OPERATIONS_PORT: '0' }), counts)).toEqual([0, 0]);
  });
});
