import pg from 'pg';
import { expect, it } from 'vitest';
import { writeFaultOf } from './write-errors.ts';

function postgresError(code: string, constraint?: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('refused', 0, 'error'), { code, constraint });
}

it.each([
  ['a value out of range', postgresError('22003'), 'data'],
  ['a NULL where none may be', postgresError('23502'), 'data'],
  ['a check of the schema', postgresError('23514', 'some_check'), 'data'],
  ['rows that do not fit the table', postgresError('22P04'), 'outage'],
  ['no partition for the row', postgresError('23514'), 'stale'],
  ['a technician that is gone', postgresError('23503', 'technician_state_technician_key_fkey'), 'stale'],
  ['a full disk', postgresError('53100'), 'outage'],
  ['a read-only server', postgresError('25006'), 'outage'],
  ['a shutdown', postgresError('57P01'), 'outage'],
  ['a deadlock', postgresError('40P01'), 'outage'],
  ['a table that is missing', postgresError('42P01'), 'outage'],
  ['a broken connection', new Error('Connection terminated unexpectedly'), 'outage'],
])('%s', (_, cause, fault) => {
  expect(writeFaultOf(cause)).toBe(fault);
});
