import { describe, expect, test } from 'vitest';
import { isExternalId, isTenantId } from './ids.ts';
import { subjects, tenantOfSubject } from './subjects.ts';

describe('tenant ids', () => {
  test.each(['demo', 'a', '0', 'acme-plumbing_2', 'x'.repeat(63)])('%j is one', (id) => {
    expect(isTenantId(id)).toBe(true);
  });

  test.each([
    '',
    'x'.repeat(64),
    'a.b',
    '*',
    'a*',
    '>',
    'a b',
    'a\n',
    '\na',
    'Acme',
    '-a',
    '_a',
    'é',
    '🚐',
    'a/b',
    null,
    undefined,
    7,
  ])('%j is none, so that no tenant can forge a subject', (id) => {
    expect(isTenantId(id)).toBe(false);
    expect(() => subjects.positions(id as string)).toThrow(TypeError);
    expect(() => subjects.revoke(id as string, 'tech-1')).toThrow(TypeError);
  });
});

describe('technician and device ids', () => {
  test.each(['tech-1', 'a.b', '*', '>', 'Ann Lee', 'Zoë', '🚐', 'plant/7', 'x'.repeat(128), '漢'.repeat(42)])(
    '%j is one',
    (id) => {
      expect(isExternalId(id)).toBe(true);
    },
  );

  test.each([
    '',
    ' ',
    '\t',
    'a\nb',
    'a\r',
    'a\u0000',
    'a\u0085',
    'a\u2028b',
    'x'.repeat(129),
    '漢'.repeat(43),
    '\ud83d',
    'a\udc00',
    null,
    5,
    {},
  ])('%j is none', (id) => {
    expect(isExternalId(id)).toBe(false);
  });
});

describe('subjects', () => {
  test('a revocation names any technician in one token without wildcards', () => {
    expect(subjects.revoke('demo', 'a.b *>🚐')).toMatch(/^fieldcast\.v1\.control\.revoke\.demo\.[0-9a-f]+$/);
    expect(subjects.revoke('demo', 'a')).not.toBe(subjects.revoke('demo', 'b'));
  });

  test.each([
    [subjects.positions('demo'), 'demo'],
    [subjects.presence('demo'), 'demo'],
    [subjects.presenceQuery('demo'), 'demo'],
    [subjects.revoke('demo', 'tech-1'), 'demo'],
    [subjects.technicianChanged('demo'), 'demo'],
    ['fieldcast.v1.pos', undefined],
    ['fieldcast.v1.pos.UPPER', undefined],
    ['fieldcast.v2.pos.demo', undefined],
    ['other', undefined],
  ])('the tenant of %s is %s', (subject, tenantId) => {
    expect(tenantOfSubject(subject)).toBe(tenantId);
  });

  test('a node id that could widen a subject is a programming error', () => {
    expect(() => subjects.stored('a.b')).toThrow(TypeError);
    expect(() => subjects.stored('>')).toThrow(TypeError);
  });
});
