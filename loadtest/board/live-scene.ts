import { setTimeout as sleep } from 'node:timers/promises';
import { type BoardBench, DEMO_TENANT } from './bench.ts';
import { type BoardPage, openBoardPage } from './board-page.ts';
import { type Load, startLoad } from './load.ts';
import { createMovingFleet, type MovingFleet } from './moving-fleet.ts';
import { seedDispatcher, seedFleet } from './seed.ts';

const TECHNICIANS = 50_000;
/** From the first fix on, so that everybody has moved twice and everything is compiled. */
const WARM_UP_INTERVALS = 3;

/** A large fleet that moves, and the real page that shows it. */
export interface LiveScene {
  readonly fleet: MovingFleet;
  readonly load: Load;
  readonly board: BoardPage;
}

/** Fills the stack with a fleet, opens the page, lets the fleet report for a while, runs `work`, and ends the load. */
export async function withLiveScene<T>(bench: BoardBench, work: (scene: LiveScene) => Promise<T>): Promise<T> {
  const { stack, browser, options, say } = bench;
  const { intervalS, technicians = TECHNICIANS } = options;
  const fleet = createMovingFleet(technicians, Date.now());
  say(`writing ${technicians} technicians`);
  await seedFleet(stack.database, DEMO_TENANT, fleet);
  const dispatcher = await seedDispatcher(stack.database, DEMO_TENANT);
  say('opening the page');
  const board = await openBoardPage(browser, stack.pageUrl, dispatcher, technicians);
  const load = await startLoad({ natsUrl: stack.natsUrl, tenantId: DEMO_TENANT, fleet, intervalS });
  try {
    await sleep(WARM_UP_INTERVALS * intervalS * 1000);
    return await work({ fleet, load, board });
  } finally {
    await load.stop();
  }
}
