import { v1 } from '@fieldcast/protocol';
import { mapLimits } from './limits.ts';

/** A frame from a board, or the name of what is wrong with it. */
export type ReceivedFrame =
  | { readonly kind: 'hello'; readonly hello: v1.BoardHello }
  | { readonly kind: 'view'; readonly view: v1.View }
  | { readonly kind: 'refresh'; readonly refresh: v1.Refresh }
  | { readonly kind: 'ping'; readonly ping: v1.Ping }
  | { readonly kind: 'refused'; readonly error: 'MALFORMED_FRAME' | 'FRAME_TOO_LARGE'; readonly message?: string };

/** Reads one WebSocket message. The bytes may be gone after this returns. */
export function readBoardFrame(bytes: Uint8Array, isBinary: boolean): ReceivedFrame {
  if (bytes.length > mapLimits.messageBytesMax)
    return {
      kind: 'refused',
      error: 'FRAME_TOO_LARGE',
      message: `A board's message has at most ${mapLimits.messageBytesMax} bytes.`,
    };
  if (!isBinary)
    return malformed('The message is text. Send one protobuf-encoded BoardClientFrame per binary message.');
  const frame = decode(bytes);
  if (!frame) return malformed('The bytes are not a protobuf-encoded BoardClientFrame.');
  const { hello, view, refresh, ping } = frame;
  if (hello) return { kind: 'hello', hello };
  if (view) return { kind: 'view', view };
  if (refresh) return { kind: 'refresh', refresh };
  if (ping) return { kind: 'ping', ping };
  return malformed('The frame has no member that this version knows.');
}

function decode(bytes: Uint8Array): v1.BoardClientFrame | undefined {
  try {
    return v1.BoardClientFrame.decode(bytes);
  } catch {
    // Whatever the decoder stumbled over, the answer to the client is the same.
    return undefined;
  }
}

function malformed(message: string): ReceivedFrame {
  return { kind: 'refused', error: 'MALFORMED_FRAME', message };
}
