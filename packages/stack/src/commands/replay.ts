import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { replay } from '../replay.ts';
import { readRun } from '../run-file.ts';
import { type Command, choice, required, UsageError } from './command.ts';
import { openMinter } from './token.ts';

const TOKEN_LIFETIME_S = 3600;

export const replayCommand: Command = {
  name: 'replay',
  usage: 'FILE.gpx [--speed 60|max] [--as tech-1] [--times now|recorded] [--tenant demo] [--url ws://…/v1/track]',
  summary: 'play a recorded track through the real WebSocket',
  options: {
    speed: { type: 'string', default: '1' },
    as: { type: 'string' },
    times: { type: 'string', default: 'now' },
    tenant: { type: 'string', default: 'demo' },
    url: { type: 'string' },
  },
  positionalsMax: 1,
  run: async (input) => {
    const { config, options, positionals } = input;
    const file = positionals[0];
    if (!file) throw new UsageError('name a GPX file');
    if (!existsSync(file)) throw new UsageError(`${file} does not exist`);
    const speed = parseSpeed(required(input, 'speed'));
    const times = choice('times', required(input, 'times'), ['now', 'recorded']);
    const tenantId = required(input, 'tenant');
    const mint = openMinter(config);
    const running = readRun(resolve(config.dataDir));
    await replay({
      file,
      trackUrl: options.url ?? running?.urls.track ?? `ws://localhost:${config.trackPort}/v1/track`,
      getTokenFor: async (technicianId) =>
        (await mint({ tenantId, subject: technicianId, role: 'technician', lifetimeS: TOKEN_LIFETIME_S })).token,
      as: options.as ?? `replay-${basename(file).replace(/\.gpx$/i, '')}`,
      speed,
      times,
      // A device of its own each time: two replays at once must not replace each other's connection.
      deviceId: `replay-${randomBytes(6).toString('hex')}`,
      onProgress: (line) => console.error(line),
    });
    return 0;
  },
};

function parseSpeed(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY;
  const speed = Number(text);
  if (!(speed > 0)) throw new UsageError(`--speed must be a number over 0, or max, not "${text}"`);
  return speed;
}
