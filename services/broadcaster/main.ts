import { runService } from '@fieldcast/runtime';
import { broadcasterSettings } from './config.ts';
import { startBroadcaster } from './wire.ts';

await runService({ name: 'broadcaster', settings: broadcasterSettings, start: startBroadcaster });
