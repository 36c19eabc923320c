import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, RunningService } from '@fieldcast/runtime';
import { createPhone, type Phone } from './adapters/phone.ts';
import { createTokenClient } from './adapters/tokens.ts';
import type { DemoConfig } from './config.ts';
import { toGeoJson } from './core/streets.ts';
import { createTechnician } from './core/technician.ts';
import { buildTown } from './core/town.ts';

const TICK_INTERVAL_MS = 250;
/** New connections a second, so that a large fleet does not arrive all at once. */
const CONNECTS_PER_S = 100;
const REPORT_INTERVAL_MS = 60_000;

/** Plays the technicians of an invented town. Resolves at once; the phones connect one after the other. */
export async function startDemo(config: DemoConfig, log: Logger): Promise<RunningService> {
  const town = buildTown(config.seed);
  if (config.streetsFile) writeFileSync(config.streetsFile, JSON.stringify(toGeoJson(town)));
  const getToken = createTokenClient(config.dispatchUrl, config.apiKey);
  const phones = Array.from({ length: config.technicians }, (_, index) =>
    createPhone(createTechnician(town, config.seed, index), { trackUrl: config.trackUrl, getToken, log }),
  );
  const stopping = new AbortController();
  const connecting = connectAll(phones, stopping.signal);
  const ticker = setInterval(() => {
    const nowMs = Date.now();
    for (const phone of phones) phone.tick(nowMs);
  }, TICK_INTERVAL_MS);
  const reporter = setInterval(() => log.info(summarize(phones), 'fleet'), REPORT_INTERVAL_MS);
  log.info({ technicians: phones.length }, 'fleet_started');
  return {
    stop: async () => {
      stopping.abort();
      clearInterval(ticker);
      clearInterval(reporter);
      await connecting;
      await Promise.all(phones.map((phone) => phone.stop()));
      log.info(summarize(phones), 'fleet_stopped');
    },
  };
}

async function connectAll(phones: readonly Phone[], signal: AbortSignal): Promise<void> {
  for (const phone of phones) {
    if (signal.aborted) return;
    phone.start();
    await sleep(1_000 / CONNECTS_PER_S);
  }
}

function summarize(phones: readonly Phone[]) {
  const states = phones.map((phone) => phone.getState());
  const sum = (pick: (state: (typeof states)[number]) => number) =>
    states.reduce((total, state) => total + pick(state), 0);
  return {
    online: states.filter(({ connection }) => connection === 'online').length,
    queued: sum(({ queued }) => queued),
    stored: sum(({ stored }) => stored),
    refused: sum(({ refused }) => refused),
    dropped: sum(({ dropped }) => dropped),
  };
}
