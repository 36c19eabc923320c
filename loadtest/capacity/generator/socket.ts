import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { toClientFrame, toClose, toPong } from './client-frame.ts';
import { FrameReader, opcodes } from './frame-reader.ts';

/** RFC 6455, section 1.3. */
const HANDSHAKE_ID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const END_OF_HEADERS = '\r\n\r\n';
/** An answer to the upgrade is shorter. Over it: the connection is given up. */
const HEADER_BYTES_MAX = 16 * 1024;
const NORMAL_CLOSURE = 1000;
/** The connection ended without a close frame. */
const ABNORMAL_CLOSURE = 1006;

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** The address to connect from; undefined: the system chooses. */
  readonly localAddress: string | undefined;
}

export interface SocketHandlers {
  opened(): void;
  /** A whole binary message, from `start` to `end` of `bytes`. The memory is used again when this returns. */
  received(bytes: Uint8Array, start: number, end: number): void;
  mayPass?(bytes: Uint8Array, start: number, messageBytes: number): boolean;
  /** Once, at the end of the connection, also of one that never opened. */
  closed(code: number, reason: string): void;
}

export interface GeneratorSocket {
  /** Sends a message that is not sent often. */
  send(payload: Uint8Array): void;
  /** Sends a frame that is ready. Returns whether all of it has left `frame`, which may then be used again. */
  sendFrame(frame: Buffer): boolean;
  /** Says goodbye and ends the connection. `closed` follows. */
  close(): void;
  /** Bytes received, with all framing. */
  readonly bytesRead: number;
}

/**
 * Opens a WebSocket over a bare TCP socket. Reads go into `readBuffer`, which all sockets of a thread share: a read is
 * handled before the next one begins.
 */
export function openSocket(address: Address, readBuffer: Uint8Array, handlers: SocketHandlers): GeneratorSocket {
  const { host, port, path, localAddress } = address;
  const key = randomBytes(16).toString('base64');
  let phase: 'upgrading' | 'open' | 'ended' = 'upgrading';
  let head = '';
  let closeCode = ABNORMAL_CLOSURE;
  let closeReason = '';

  const reader = new FrameReader({
    received: (opcode, bytes, start, end) => {
      if (opcode === opcodes.binary) handlers.received(bytes, start, end);
      else if (opcode === opcodes.ping) socket.write(toPong(bytes.subarray(start, end), Math.random));
      else if (opcode === opcodes.close) {
        closeCode = end - start >= 2 ? ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0) : closeCode;
        closeReason = Buffer.from(bytes.subarray(start + 2, end)).toString();
        socket.end(toClose(closeCode, Math.random));
      }
    },
    ...(handlers.mayPass ? { mayPass: handlers.mayPass } : {}),
  });

  /** Returns where in `bytes` the frames begin; undefined while the headers are not whole. */
  function readUpgrade(bytes: Uint8Array, count: number): number | undefined {
    const before = head.length;
    head += Buffer.from(bytes.buffer, bytes.byteOffset, count).toString('latin1');
    const end = head.indexOf(END_OF_HEADERS);
    if (end < 0) {
      if (head.length > HEADER_BYTES_MAX) throw new RangeError('the answer to the upgrade does not end');
      return undefined;
    }
    assertUpgraded(head.slice(0, end), key);
    return end + END_OF_HEADERS.length - before;
  }

  function read(count: number, bytes: Uint8Array): boolean {
    if (phase === 'ended') return true;
    try {
      let start: number | undefined = 0;
      if (phase === 'upgrading') {
        start = readUpgrade(bytes, count);
        if (start === undefined) return true;
        head = '';
        phase = 'open';
        // Frames may have come with the headers; `opened` writes only and does not touch the buffer.
        handlers.opened();
      }
      if (start < count) reader.push(bytes, start, count);
    } catch (cause) {
      closeReason = cause instanceof Error ? cause.message : String(cause);
      socket.destroy();
    }
    return true;
  }

  const socket: Socket = connect({
    host,
    port,
    noDelay: true,
    ...(localAddress ? { localAddress } : {}),
    onread: { buffer: readBuffer, callback: read },
  });
  socket.on('connect', () => {
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13${END_OF_HEADERS}`,
    );
  });
  socket.on('error', (error) => {
    closeReason = error.message;
  });
  socket.on('close', () => {
    phase = 'ended';
    handlers.closed(closeCode, closeReason);
  });
  return {
    send: (payload) => {
      socket.write(toClientFrame(payload, Math.random));
    },
    // Most of a write's cost is the kernel's, about 10 µs of 13: handing it to the socket's handle, past the stream, gained
    // an eighth. That is not worth leaving what Node documents.
    sendFrame: (frame) => {
      socket.write(frame);
      return socket.writableLength === 0;
    },
    close: () => {
      closeCode = NORMAL_CLOSURE;
      socket.end(toClose(NORMAL_CLOSURE, Math.random));
    },
    get bytesRead() {
      return socket.bytesRead;
    },
  };
}

function assertUpgraded(headers: string, key: string): void {
  if (!/^HTTP\/1\.1 101 /.test(headers)) throw new RangeError(`the upgrade was refused: ${headers.split('\r\n')[0]}`);
  const accept = /^sec-websocket-accept: *(\S+)/im.exec(headers)?.[1];
  const expected = createHash('sha1').update(`${key}${HANDSHAKE_ID}`).digest('base64');
  if (accept !== expected) throw new RangeError('Sec-WebSocket-Accept does not answer the key');
}
