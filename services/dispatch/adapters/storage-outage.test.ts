import { expect, it } from 'vitest';
import { isStorageOutage } from './storage-outage.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

it.each<[string, unknown, boolean]>([
  ['a refused connection', withCode('ECONNREFUSED'), true],
  ['one refused on every address', new AggregateError([withCode('ECONNREFUSED')], ''), true],
  ['a shutdown by the administrator', withCode('57P01'), true],
  ['a full disk', withCode('53100'), true],
  ['too many connections', withCode('53300'), true],
  ['a standby', withCode('25006'), true],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), true],
  ['no free connection', new Error('timeout exceeded when trying to connect'), true],
  ['no answer', new Error('Query read timeout'), true],
  ['a duplicate', withCode('23505'), false],
  ['a wrong statement', withCode('42601'), false],
  ['a bug', new TypeError('x is not a function'), false],
  ['nothing', undefined, false],
])('%s is an outage: %s', (_story, error, expected) => expect(isStorageOutage(error)).toBe(expected));
