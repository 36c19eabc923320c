import { runService } from '@fieldcast/runtime';
import { writerSettings } from './config.ts';
import { startWriter } from './wire.ts';

await runService({ name: 'writer', settings: writerSettings, start: startWriter });
