/** Limits of this service that nobody needs to configure. Those that an operator may want to change are in config.ts. */
export const mapLimits = {
  /** Technicians of one tenant's map. Over it: further ones are left out of the live map, counted and logged. */
  techniciansMax: 200_000,
  /** Technicians of one Snapshot frame. Over it: another part. */
  snapshotPartTechniciansMax: 2_000,
  /** Technicians of one Delta frame. Over it: the board gets a Snapshot in parts instead. */
  deltaTechniciansMax: 20_000,
  /** Bytes that wait in a board's socket. Over it: the board is skipped until they have drained. */
  socketBufferBytesMax: 256 * 1024,
  /**
   * What uWebSockets itself may buffer for a board: the limit above plus the largest frame we send. We never reach it;
   * a `send` that does is dropped and the board gets a catch-up.
   */
  transportBufferBytesMax: 8 * 1024 * 1024,
  /** Bytes of a message from a board. Over it: FRAME_TOO_LARGE. */
  messageBytesMax: 16 * 1024,
  /**
   * Bytes of a message up to which we still answer with an Error frame and a close code. uWebSockets drops the
   * connection over it without a close frame.
   */
  transportMessageBytesMax: 16 * 1024 * 1024,
  /** Frames from a board per second and at once. Over it: RATE_LIMITED, the frame is ignored. */
  framesPerS: 20,
  framesBurst: 60,
  /** Frames ignored in a row before the connection is closed with 4029. */
  ignoredFramesMax: 200,
  /** Technicians of one watch list. Over it: the others send ordinary detail. */
  watchedTechniciansMax: 1_000,
  /** Names told to a watched technician. Over it: left out. */
  watcherNamesMax: 8,
  /** Boards times technicians compared for one watch list. Over it: the boards that came last watch only whom they follow. */
  watchComparisonsMax: 5_000_000,
} as const;
