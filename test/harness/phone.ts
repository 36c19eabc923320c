import { type Fix, PROTOCOL_VERSION, toReport, v1 } from '@fieldcast/protocol';
import WebSocket from 'ws';

type ServerFrame = v1.ServerFrame;

/** What became of one report. */
export interface ReportOutcome {
  readonly reportId: number;
  /** Resolves with the refusals that came with LOGGED (or with STORED, when nothing was kept). */
  readonly logged: Promise<v1.Refusal[]>;
  readonly stored: Promise<void>;
}

/** A phone that speaks the documented protocol by hand, without the client package, and never retries anything. */
export interface Phone {
  readonly welcome: v1.Welcome;
  report(fixes: readonly Fix[]): ReportOutcome;
  send(frame: v1.ClientFrame.$Properties): void;
  /** Resolves with the first frame, already received or still to come, that `pick` finds. */
  frame<T>(pick: (frame: ServerFrame) => T | null | undefined): Promise<T>;
  /** Resolves with the close code when the connection has ended. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
  /** Drops the connection as a dead line does, without a close frame. */
  breakOff(): void;
}

interface PhoneOptions {
  readonly url: string;
  readonly token: string;
  readonly deviceId?: string;
}

let deviceCount = 0;

/** Connects and says Hello. @throws Error with the close code when the server does not welcome it. */
export async function openPhone({ url, token, deviceId = `device-${++deviceCount}` }: PhoneOptions): Promise<Phone> {
  const socket = new WebSocket(url);
  const listener = listen(socket);
  await listener.opened;
  const send = (frame: v1.ClientFrame.$Properties) => socket.send(v1.ClientFrame.encode(frame).finish());
  send({ hello: { protocolVersion: PROTOCOL_VERSION, token, deviceId, appVersion: 'test', os: 'test' } });
  const welcome = await Promise.race([
    listener.frame(({ welcome }) => welcome),
    listener.closed.then((code) => Promise.reject(new Error(`closed with ${code} instead of a Welcome`))),
  ]);
  let reportCount = 0;
  return {
    welcome: welcome as v1.Welcome,
    report: (fixes) => {
      const reportId = ++reportCount;
      send({ report: toReport(reportId, fixes) });
      return outcomeOf(listener, reportId);
    },
    send,
    frame: listener.frame,
    closed: listener.closed,
    close: async () => {
      socket.close(1000);
      await listener.closed;
    },
    breakOff: () => socket.terminate(),
  };
}

function outcomeOf(listener: Listener, reportId: number): ReportOutcome {
  const ackOf = (levelMin: v1.AckLevel) =>
    listener.frame(({ ack }) => (ack && ack.level >= levelMin && ack.reportIds.includes(reportId) ? ack : undefined));
  return {
    reportId,
    logged: ackOf(v1.AckLevel.LOGGED).then(({ refusals }) =>
      refusals.filter((refusal) => refusal.reportId === reportId),
    ),
    stored: ackOf(v1.AckLevel.STORED).then(() => undefined),
  };
}

interface Listener {
  readonly opened: Promise<void>;
  readonly closed: Promise<number>;
  frame: Phone['frame'];
}

function listen(socket: WebSocket): Listener {
  socket.binaryType = 'nodebuffer';
  const received: ServerFrame[] = [];
  const waiting = new Set<(frame: ServerFrame) => void>();
  socket.on('message', (data: Buffer) => {
    const frame = v1.ServerFrame.decode(data);
    received.push(frame);
    for (const offer of waiting) offer(frame);
  });
  return {
    opened: new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    }),
    closed: new Promise((resolve) => socket.once('close', resolve)),
    frame: (pick) =>
      new Promise((resolve) => {
        const offer = (frame: ServerFrame) => {
          const picked = pick(frame);
          if (picked === null || picked === undefined) return;
          waiting.delete(offer);
          resolve(picked);
        };
        waiting.add(offer);
        for (const frame of received) if (waiting.has(offer)) offer(frame);
      }),
  };
}
