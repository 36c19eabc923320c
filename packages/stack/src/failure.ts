/** Something the operator has to mend: the message says what happened and what to do, and is shown without a stack. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
