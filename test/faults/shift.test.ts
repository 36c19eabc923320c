import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { createTracker } from '@fieldcast/client';
import { createScriptedServer, createVirtualClock, keyOfFix } from '@fieldcast/client/testing';
import { distanceM } from '@fieldcast/core';
import { type Fix, toFix, toPosition } from '@fieldcast/protocol';
import { expect, it } from 'vitest';
import { parseGpx } from '../../packages/stack/src/gpx.ts';
import { createRandom } from '../../services/demo/core/random.ts';

const SHIFT_S = 8 * 3_600;
const DEAD_ZONES = 30;
const DEAD_ZONE_S = { min: 20, max: 600 };
/** Gaps of a recording are shortened to this: nobody drove then. */
const GAP_S_MAX = 60;
/** A jump between two recordings counts as standing still, not as a drive at the speed of sound. */
const SPEED_MPS_MAX = 60;
/** Bytes of the upgrade request of a browser and of the answer, measured on a real connection. */
const UPGRADE_BYTES = 700;
const START_MS = Date.parse('2026-03-02T07:00:00Z');

const OWN = join(import.meta.dirname, '../tracks');
const RECORDED = join(import.meta.dirname, '../../../shared/tracks');

it('a shift of eight hours with 30 dead zones: nothing lost, nothing twice, a fraction of the bytes of one request a fix', async () => {
  const clock = createVirtualClock(START_MS);
  const random = createRandom(7);
  const server = createScriptedServer({ clock, upgradeBytes: UPGRADE_BYTES });
  const generated = new Set<string>();
  let feed: ((fix: Fix) => void) | undefined;
  const tracker = createTracker({
    url: 'ws://scripted/v1/track',
    getToken: async () => 'token',
    transport: server.transport,
    clock,
    random,
    location: {
      start: (_wanted, { reading }) => {
        feed = reading;
      },
      change: () => undefined,
      locate: () => Promise.reject(new Error('not asked for')),
      stop: () => {
        feed = undefined;
      },
    },
  });
  tracker.on('fix', (fix) => generated.add(keyOnTheWire(fix)));
  tracker.start();
  tracker.setDuty('en_route');

  const isDead = deadSeconds(random);
  const drive = readings();
  for (let second = 0; second < SHIFT_S; second++) {
    server.setReachable(!isDead.has(second));
    const reading = drive.at(second);
    if (reading) feed?.(reading);
    await clock.advance(1_000);
  }
  server.setReachable(true);
  tracker.setDuty('off_duty');
  for (let minute = 0; minute < 15 && tracker.getState().depth > 0; minute++) await clock.advance(60_000);

  const { depth, dropped, thinned, refused } = tracker.getState();
  const fixes = generated.size;
  const bytes = server.bytesUp + server.bytesDown;
  const http = await bytesOfOneRequestAFix();
  const deliveries = [...server.rows.values()].reduce((total, count) => total + count, 0);
  console.log(
    [
      `fixes ${fixes}, rows ${server.rows.size}, delivered again ${deliveries - server.rows.size}, dropped ${dropped}, thinned ${thinned}`,
      `bytes a fix ${(bytes / fixes).toFixed(1)} (up ${(server.bytesUp / fixes).toFixed(1)}, down ${(server.bytesDown / fixes).toFixed(1)})`,
      `one HTTP request a fix: ${http} bytes, ${(http / (bytes / fixes)).toFixed(1)} times as many`,
      `connections ${server.connections}, token renewals ${server.renewals}, radio wake-ups ${server.wakeUps} (${(server.wakeUps / 8).toFixed(1)} an hour)`,
    ].join('\n'),
  );

  expect({ depth, dropped, thinned, refused }).toEqual({ depth: 0, dropped: 0, thinned: 0, refused: 0 });
  expect(fixes).toBeGreaterThan(1_000);
  expect(new Set(server.rows.keys())).toEqual(generated);
  expect(server.connections).toBeGreaterThan(DEAD_ZONES / 2);
  expect(tracker.getState().connection).toBe('idle');
  expect(http / (bytes / fixes)).toBeGreaterThan(5);
}, 120_000);

/** The recorded tracks one after the other, again and again, as one drive at one reading a second. */
function readings(): { at(second: number): Fix | undefined } {
  const files = [OWN, RECORDED].filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.gpx'))
      .map((name) => join(folder, name)),
  );
  const recorded = files
    .flatMap((file) => parseGpx(readFileSync(file, 'utf8')).flatMap(({ fixes }) => fixes))
    .filter(({ latitudeDeg, longitudeDeg }) => Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180);
  const bySecond = new Map<number, Fix>();
  let second = 0;
  let last: Fix | undefined;
  for (let index = 0; second < SHIFT_S; index++) {
    const fix = recorded[index % recorded.length];
    if (!fix) break;
    const gapS = last ? (fix.timeMs - last.timeMs) / 1_000 : 1;
    const elapsedS = Math.min(GAP_S_MAX, Math.max(1, Math.round(gapS)));
    const speedMps = last ? distanceM(last, fix) / elapsedS : 0;
    second += elapsedS;
    const accuracyM = fix.accuracyM ?? 8;
    bySecond.set(second, {
      ...fix,
      accuracyM,
      timeMs: START_MS + second * 1_000,
      speedMps: fix.speedMps ?? (speedMps <= SPEED_MPS_MAX ? speedMps : 0),
    });
    last = fix;
  }
  return { at: (at) => bySecond.get(at) };
}

function deadSeconds(random: () => number): ReadonlySet<number> {
  const dead = new Set<number>();
  const slotS = SHIFT_S / DEAD_ZONES;
  for (let zone = 0; zone < DEAD_ZONES; zone++) {
    const lengthS = Math.floor(DEAD_ZONE_S.min + random() * (DEAD_ZONE_S.max - DEAD_ZONE_S.min));
    const fromS = Math.floor(zone * slotS + random() * Math.max(1, slotS - lengthS));
    for (let second = fromS; second < fromS + lengthS; second++) dead.add(second);
  }
  return dead;
}

/** What the database would tell apart: a fix after its rounding for the wire. */
function keyOnTheWire(fix: Fix): string {
  return keyOfFix(toFix(toPosition(fix, fix.timeMs), fix.timeMs));
}

/** A position as JSON with a token of usual length, on a connection that is kept open: bytes both ways, without TLS. */
async function bytesOfOneRequestAFix(): Promise<number> {
  const server = createServer((incoming, answer) => {
    incoming.resume().on('end', () => answer.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const body = JSON.stringify({
    time: new Date(START_MS).toISOString(),
    latitude: 52.3758916,
    longitude: 9.7320104,
    accuracy: 8.5,
    speed: 13.89,
    heading: 271.5,
  });
  const socket = await new Promise<Socket>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: (server.address() as AddressInfo).port,
        method: 'POST',
        path: '/v1/positions',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${'t'.repeat(280)}`,
        },
      },
      (answer) => {
        // The answer lets go of its socket when it ends.
        const { socket } = answer;
        answer.resume().on('end', () => resolve(socket));
      },
    );
    sent.on('error', reject).end(body);
  });
  const bytes = socket.bytesRead + socket.bytesWritten;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return bytes;
}
