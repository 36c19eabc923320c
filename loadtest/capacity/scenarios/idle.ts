import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { startFleet } from '../fleet.ts';
import { describeMachine, readVersions } from '../machine.ts';
import { readRssBytes } from '../processes.ts';
import type { ScenarioReport } from '../report.ts';

/** After the last Welcome, so that what the handshakes left behind is gone as far as it will go by itself. */
const REST_MS = 10_000;
/** Who come and go before: a process that has served nobody yet grows by its compiled code, whoever comes. */
const WARM_UP_TECHNICIANS = 1_000;

/** Connections that say Hello and then nothing: what one costs ingest in memory. */
export function runIdle(bench: Bench, technicians: number): Promise<ScenarioReport> {
  return bench.withStack(async (stack) => {
    const versions = await readVersions(stack);
    const readRss = () => stack.pidsOf('ingest').reduce((bytes, pid) => bytes + readRssBytes(pid), 0);
    const first = await startFleet(stack, { ...bench.options, technicians: WARM_UP_TECHNICIANS, fixesPerReport: 1 });
    await first.connect().finally(() => first.close());
    await sleep(REST_MS);
    const fleet = await startFleet(stack, { ...bench.options, technicians, fixesPerReport: 1 });
    try {
      const before = readRss();
      bench.say(`connecting ${technicians} technicians`);
      await fleet.connect();
      await sleep(REST_MS);
      const after = readRss();
      const { disconnects, errors } = await fleet.counts();
      return {
        technicians,
        rss_bytes_before: before,
        rss_bytes_after: after,
        rss_bytes_per_connection: Math.round((after - before) / technicians),
        errors,
        disconnects,
        machine: describeMachine(stack.dataDir),
        versions,
      };
    } finally {
      await fleet.close();
    }
  });
}
