import { runService } from '@fieldcast/runtime';
import { ingestSettings } from './config.ts';
import { startIngest } from './wire.ts';

await runService({ name: 'ingest', settings: ingestSettings, start: startIngest });
