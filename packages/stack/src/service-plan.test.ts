import { describe, expect, test } from 'vitest';
import { operationsPortsNeeded, planServices, serviceOf } from './service-plan.ts';

const ports = { http: 8080, track: 8081, map: 8082, writer: 8083 };

describe('the processes of a stack', () => {
  test('are one of each service by default, each alone on its port', () => {
    const counts = { ingest: 1, writer: 1, broadcaster: 1 };
    expect(operationsPortsNeeded(counts)).toBe(0);
    const plan = planServices(counts, { ...ports, operations: [] });
    expect(plan.map(({ name, operationsPort }) => [name, operationsPort])).toEqual([
      ['dispatch', 8080],
      ['ingest', 8081],
      ['broadcaster', 8082],
      ['writer', 8083],
    ]);
    expect(plan.filter(({ env }) => env.FIELDCAST_SHARE_PORT === '1')).toEqual([]);
  });

  test('of a service with several share its public port, and each can be scraped', () => {
    const counts = { ingest: 2, writer: 3, broadcaster: 1 };
    expect(operationsPortsNeeded(counts)).toBe(4);
    const plan = planServices(counts, { ...ports, operations: [8090, 8091, 8092, 8093] });
    expect(plan.map(({ name }) => name)).toEqual([
      'dispatch',
      'ingest-1',
      'ingest-2',
      'broadcaster',
      'writer-1',
      'writer-2',
      'writer-3',
    ]);
    expect(new Set(plan.map(({ operationsPort }) => operationsPort)).size).toBe(plan.length);
    const ingests = plan.filter(({ service }) => service === 'ingest');
    expect(ingests.map(({ env }) => env)).toEqual([
      { FIELDCAST_SHARE_PORT: '1', FIELDCAST_OPERATIONS_PORT: '8090' },
      { FIELDCAST_SHARE_PORT: '1', FIELDCAST_OPERATIONS_PORT: '8091' },
    ]);
    const writers = plan.filter(({ service }) => service === 'writer');
    expect(writers.map(({ env }) => env.FIELDCAST_WRITER_PORT)).toEqual(['8083', '8092', '8093']);
  });

  test('say by their name which service they run', () => {
    expect(['ingest', 'ingest-12', 'nats-server'].map(serviceOf)).toEqual(['ingest', 'ingest', 'nats-server']);
  });
});
