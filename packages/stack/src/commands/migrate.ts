import { createLog } from '@fieldcast/runtime';
import { migrate } from '@fieldcast/storage';
import type { Command } from './command.ts';
import { databaseUrlOf } from './database.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: 'bring the database (DATABASE_URL, or that of the running stack) to the newest schema',
  options: {},
  run: async ({ config }) => {
    const log = createLog('migrate', config.logLevel, process.stderr);
    const { applied, kind } = await migrate({ url: databaseUrlOf(config), log, timescale: config.timescale });
    console.log(applied.length === 0 ? `up to date (${kind})` : `applied ${applied.join(', ')} (${kind})`);
    return 0;
  },
};
