/** The version a `Hello` must name. */
export const PROTOCOL_VERSION = 1;

/** Limits that are part of the public contract. Those a server may configure are told in its Welcome frame. */
export const limits = {
  /** Fixes in one report. Over it: the report is refused, REPORT_TOO_LARGE. */
  reportPositionsMax: 500,
  /** Bytes of a frame with a report. Over it: the report is refused, REPORT_TOO_LARGE. */
  reportBytesMax: 64 * 1024,
  /** Bytes of any WebSocket message. Over it: the connection is closed by the transport. */
  messageBytesMax: 1024 * 1024,
  /** Time from open to Hello. Over it: closed with 4003. */
  helloTimeoutMs: 5_000,
  /** Bytes of one NATS message we publish; the server's default maximum is 1 MiB. Over it: a batch is split. */
  busMessageBytesMax: 512 * 1024,
} as const;
