import { type ConfigOf, commonSettings, integer, optionalText, text, url } from '@fieldcast/runtime';

/** Settings of the demo fleet. The embedded stack gives it the addresses and the key. */
export const demoSettings = {
  logLevel: commonSettings.logLevel,
  drainTimeoutMs: commonSettings.drainTimeoutMs,
  technicians: integer(
    'FIELDCAST_DEMO',
    { min: 0, max: 20_000 },
    { default: '40', unit: 'technicians', doc: 'Size of the demo fleet; 0 starts none.' },
  ),
  seed: integer(
    'FIELDCAST_DEMO_SEED',
    { min: 0, max: 1_000_000 },
    { default: '1', doc: 'Another number: another town, other people, other ways.' },
  ),
  apiKey: text('FIELDCAST_DEMO_API_KEY', {
    doc: 'API key of the tenant whose technicians the demo plays. The embedded stack makes one.',
  }),
  dispatchUrl: url('FIELDCAST_DEMO_DISPATCH_URL', ['http', 'https'], {
    default: 'http://127.0.0.1:8080',
    doc: 'Where the demo asks for tokens. Set by the embedded stack.',
  }),
  trackUrl: url('FIELDCAST_DEMO_TRACK_URL', ['ws', 'wss'], {
    default: 'ws://127.0.0.1:8081/v1/track',
    doc: 'Where the demo sends its fixes. Set by the embedded stack.',
  }),
  streetsFile: optionalText('FIELDCAST_DEMO_STREETS_FILE', {
    doc: 'GeoJSON with the streets of the demo’s town, for boards without a base map.',
  }),
} as const;

export type DemoConfig = ConfigOf<typeof demoSettings>;
