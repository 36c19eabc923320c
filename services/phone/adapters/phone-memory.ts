import type { Duty } from '@fieldcast/client';
import { dutyAfterReload, type RememberedDuty } from '../core/duty-memory.ts';
import { type Person, personFrom } from '../core/session.ts';

/** What the page must know before it can ask the server: who is signed in, and what they were doing. No secrets. */
export interface PhoneMemory {
  person(): Person | undefined;
  setPerson(person: Person | undefined): void;
  duty(nowMs: number): Duty;
  setDuty(duty: Duty, nowMs: number): void;
}

const PERSON_KEY = 'fieldcast-phone-person';
const DUTY_KEY = 'fieldcast-phone-duty';

/** @param storage the browser's `localStorage`; one that refuses (private mode, full) makes the page forget at its end. */
export function createPhoneMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): PhoneMemory {
  return {
    person: () => personFrom(read(storage, PERSON_KEY)),
    setPerson: (person) => write(storage, PERSON_KEY, person),
    duty: (nowMs) => dutyAfterReload(read(storage, DUTY_KEY), nowMs),
    setDuty: (duty, nowMs) => write(storage, DUTY_KEY, { duty, atMs: nowMs } satisfies RememberedDuty),
  };
}

function read(storage: Pick<Storage, 'getItem'>, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch (error) {
    console.warn('fieldcast_memory_unreadable', key, error);
    return undefined;
  }
}

function write(storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string, value: object | undefined): void {
  try {
    if (value === undefined) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch (error) {
    console.warn('fieldcast_memory_not_written', key, error);
  }
}
