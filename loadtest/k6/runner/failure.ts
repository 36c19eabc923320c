/** Exit codes of the load test, for scripts that call it. */
export const exitCodes = {
  ok: 0,
  /** A threshold was crossed, or a fix was lost or duplicated. */
  failed: 1,
  /** The command line or the settings are not usable, or the stack does not answer. */
  usage: 2,
  /** There is no k6 and no way to get one. */
  noK6: 3,
} as const;

/** Something the operator has to mend: the message is one line that says what happened and what to do. */
export class LoadtestError extends Error {
  override readonly name = 'LoadtestError';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.usage, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
