import type { Sampling } from '@fieldcast/core';
import type { Blocker } from '../words.ts';
import type { LocationListener, LocationSource, Reading } from './source.ts';

/** A receiver that says what a test tells it to. */
export interface ScriptedLocation extends LocationSource {
  /** How readings are wanted; undefined while stopped. */
  readonly wanted: Sampling | undefined;
  /** Says a reading, whatever was wanted; false: nobody listens, as before `start` and after `stop`. */
  emit(reading: Reading): boolean;
  /** Tells all that stands in the way now; remembered for the next `start`. */
  block(blockers: readonly Blocker[]): void;
  /** What `locate` answers from now on; an error is what it rejects with. */
  answer(answer: Reading | Error): void;
}

export function createScriptedLocation(): ScriptedLocation {
  let listener: LocationListener | undefined;
  let wanted: Sampling | undefined;
  let blockers: readonly Blocker[] = [];
  let answer: Reading | Error = new Error('the script has no answer to locate()');
  return {
    get wanted() {
      return wanted;
    },
    start: (sampling, newListener) => {
      listener = newListener;
      wanted = sampling;
      newListener.blockers(blockers);
    },
    change: (sampling) => {
      if (listener) wanted = sampling;
    },
    locate: async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    },
    stop: () => {
      listener = undefined;
      wanted = undefined;
    },
    emit: (reading) => {
      listener?.reading(reading);
      return listener !== undefined;
    },
    block: (newBlockers) => {
      blockers = newBlockers;
      listener?.blockers(blockers);
    },
    answer: (newAnswer) => {
      answer = newAnswer;
    },
  };
}
