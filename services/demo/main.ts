import { runService } from '@fieldcast/runtime';
import { demoSettings } from './config.ts';
import { startDemo } from './wire.ts';

await runService({ name: 'demo', settings: demoSettings, start: startDemo });
