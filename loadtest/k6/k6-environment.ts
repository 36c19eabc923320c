import crypto from 'k6/crypto';
import encoding from 'k6/encoding';
import { Counter, Rate, Trend } from 'k6/metrics';
import { clearTimeout, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';
import type { Environment, Measures, OpenSocket } from './environment.ts';
import { COUNTERS, type CounterName, type Run, TRENDS, type TrendName } from './suite.ts';

const CLOSE_NORMAL = 1000;
/** k6's WebSocket has no constants for it, whatever its types say. */
const READY_STATE_OPEN = 1;

/** k6 as technicians and boards see it. Metrics must be made while a script loads, so this is called at its top level. */
export function createK6Environment({ token, tenantId, suite }: Run): Environment {
  const header = toBase64Url({ alg: 'HS256', typ: 'JWT' });
  return {
    now: Date.now,
    random: Math.random,
    timers: {
      setTimeout: (callback, delayMs) => setTimeout(callback, Math.max(0, delayMs)),
      clearTimeout: (timer) => clearTimeout(timer as number),
    },
    openSocket,
    mintToken: (role, subject) => {
      const issuedAtS = Math.floor(Date.now() / 1000);
      const payload = toBase64Url({
        aud: token.audience,
        ...(token.issuer === undefined ? {} : { iss: token.issuer }),
        sub: subject,
        tenant: tenantId,
        role,
        iat: issuedAtS,
        exp: issuedAtS + suite.tokenLifetimeS,
      });
      const signature = crypto.hmac('sha256', token.secret, `${header}.${payload}`, 'base64rawurl');
      return `${header}.${payload}.${signature}`;
    },
    measures: createMeasures(),
  };
}

function toBase64Url(content: object): string {
  return encoding.b64encode(JSON.stringify(content), 'rawurl');
}

function createMeasures(): Measures {
  const trends = new Map<TrendName, Trend>(TRENDS.map((name) => [name, new Trend(name, true)]));
  const counters = new Map<CounterName, Counter>(COUNTERS.map((name) => [name, new Counter(name)]));
  const errors = new Counter('errors');
  const renewedShare = new Rate('renewed_share');
  return {
    time: (name, valueMs) => trends.get(name)?.add(valueMs),
    count: (name, amount = 1) => {
      if (amount !== 0) counters.get(name)?.add(amount);
    },
    error: (code) => errors.add(1, { code }),
    renewed: (hasRenewed) => renewedShare.add(hasRenewed),
  };
}

const openSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => events.onOpen());
  socket.addEventListener('message', (event) => {
    if ('data' in event && event.data instanceof ArrayBuffer) events.onMessage(new Uint8Array(event.data));
  });
  // The close that follows tells the rest; without a listener k6 would log each of them.
  socket.addEventListener('error', () => undefined);
  socket.addEventListener('close', (event) => events.onClose('code' in event ? Number(event.code) : undefined));
  return {
    // A socket that the other side is closing takes nothing more. Browsers drop what is sent then; k6 would throw.
    send: (bytes) => {
      if (socket.readyState === READY_STATE_OPEN) socket.send(bytes);
    },
    close: () => socket.close(CLOSE_NORMAL),
  };
};
