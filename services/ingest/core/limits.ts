/** Limits of this service that nobody needs to configure. Those that an operator may want to change are in config.ts. */
export const ingestLimits = {
  /**
   * Bytes of a WebSocket message up to which we still answer with an Error frame and a close code. uWebSockets drops the
   * connection over it without a close frame, so it lies well above `limits.messageBytesMax`.
   */
  transportMessageBytesMax: 16 * 1024 * 1024,
  /** Bytes that wait for a client that does not read. Over it: the connection is dropped; the client resends. */
  socketBufferBytesMax: 256 * 1024,
  /** Characters kept of the app and OS version. Over it: cut off, they are only shown. */
  versionTextLengthMax: 64,
  /** Frames and fixes a connection may save up, in seconds of its rate. Over it: RATE_LIMITED. */
  rateBurstS: 2,
  /** The longest that acks are collected, whatever a flush takes. Over it: flushing takes a larger share of the time. */
  ackIntervalMsMax: 500,
  /** Share of the time that sending acks may take. Over it: they are collected for longer. */
  ackFlushShareMax: 0.33,
  /** Connections that get their acks in one turn, a few µs each. Over it: the rest in the next turn. */
  ackSendsPerTurn: 500,
  /** Shortest wait told to a client over its rate, so that a whole window is not sent again and again. */
  rateLimitedRetryMsMin: 1_000,
  /** Frames refused for rate or window, per second and at once. Over it: closed with 4029. */
  refusedFramesPerS: 64,
  refusedFramesBurst: 640,
  /** Wait told to a client whose report found no room, drawn between these so that clients do not return together. */
  overloadedRetryMsMin: 500,
  overloadedRetryMsMax: 2_500,
  /** Entries of one presence message, at most about 400 bytes each. Over it: another part. */
  presenceEntriesMax: 1_000,
  /** Broadcasters whose watch lists of one tenant are kept. Over it: a further one's are ignored, its boards get ordinary detail. */
  watchListsMax: 64,
  /** Technicians of one watch list. Over it: the others get ordinary detail. */
  watchedTechniciansMax: 1_000,
  /** Names told to a watched technician. Over it: left out. */
  watcherNamesMax: 8,
  /** The longest a watch list holds without being repeated, whatever it says itself. */
  watchValidMsMax: 60_000,
  /** Flags and policy rules of a tenant. Over it: the change is refused and logged, the former settings hold. */
  flagsMax: 200,
  policyRulesMax: 100,
  /** Different answers of one tenant's settings kept for sharing. Over it: forgotten and made anew. */
  sharedAnswersMax: 1_000,
  /** Between what a policy rule's values are kept. */
  policyIntervalMsMin: 200,
  policyIntervalMsMax: 3_600_000,
  policyDistanceMMax: 100_000,
  /**
   * Connections looked at in one turn after settings or watchers have changed, about 0.1 ms each with a hundred flags.
   * Over it: the rest in the next turn.
   */
  policyPushesPerTurn: 100,
} as const;

/** What a fix may say. Outside: OUT_OF_RANGE. Wide enough for every receiver, narrow enough for every column. */
export const fixLimits = {
  latitudeE7Max: 90e7,
  longitudeE7Max: 180e7,
  headingDdegMax: 3_599,
  /** 1,000 km: a reading less certain than this says nothing. */
  accuracyDmMax: 10_000_000,
  /** 1,000 m/s: three times the speed of sound, no technician. */
  speedCmpsMax: 100_000,
  /** 100 km above or below the ellipsoid. */
  altitudeDmMax: 1_000_000,
} as const;
