import { join, resolve } from 'node:path';
import { createLog } from '@fieldcast/runtime';
import { ensureChromium } from '../chromium.ts';
import { findNatsServer } from '../nats-install.ts';
import type { Command } from './command.ts';

export const prepareTestsCommand: Command = {
  name: 'prepare-tests',
  usage: '',
  summary: 'make sure of nats-server and Chromium for npm test, and print where they are as JSON',
  options: {},
  run: async ({ config }) => {
    const log = createLog('prepare-tests', 'info', process.stderr);
    // One after the other: both may need apt-get, which locks.
    const natsServer = await findNatsServer(join(resolve(config.dataDir), 'bin'), log);
    const chromium = await ensureChromium();
    console.log(JSON.stringify({ natsServer, chromium }));
    return 0;
  },
};
