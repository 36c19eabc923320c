import { runService } from '@fieldcast/runtime';
import { dispatchSettings } from './config.ts';
import { startDispatch } from './wire.ts';

await runService({ name: 'dispatch', settings: dispatchSettings, start: startDispatch });
