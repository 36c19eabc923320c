import { describe, expect, it } from 'vitest';
import { type Access, type Principal, refusalOf } from './access.ts';

const tenant = { tenantId: 'acme', tenantKey: 1 };
const people = {
  nobody: undefined,
  backend: { via: 'api_key', apiKeyId: 'k', ...tenant },
  'technician token': { via: 'token', subject: 't', role: 'technician', ...tenant },
  'dispatcher token': { via: 'token', subject: 'd', role: 'dispatcher', ...tenant },
  'admin token': { via: 'token', subject: 'a', role: 'admin', ...tenant },
  'dispatcher session': {
    via: 'session',
    userKey: 1,
    email: 'd@x.example',
    displayName: 'D',
    tenantName: 'Acme',
    timeZone: 'UTC',
    role: 'dispatcher',
    expiresAtMs: 0,
    ...tenant,
  },
  'phone session': {
    via: 'phone',
    technicianId: 't',
    displayName: null,
    tenantName: 'Acme',
    expiresAtMs: 0,
    ...tenant,
  },
} satisfies Record<string, Principal | undefined>;

describe('who may use a route', () => {
  it.each<[keyof typeof people, Access[]]>([
    ['nobody', ['public']],
    ['backend', ['public', 'api_key', 'dispatcher', 'admin']],
    ['technician token', ['public']],
    ['dispatcher token', ['public', 'dispatcher']],
    ['admin token', ['public', 'dispatcher', 'admin']],
    ['dispatcher session', ['public', 'session', 'dispatcher']],
    ['phone session', ['public', 'phone']],
  ])('%s: %s', (who, allowed) => {
    const all: Access[] = ['public', 'session', 'api_key', 'phone', 'dispatcher', 'admin'];
    expect(all.filter((access) => refusalOf(access, people[who]) === undefined)).toEqual(allowed);
  });

  it('tells who is unknown apart from who is not allowed', () => {
    expect(refusalOf('dispatcher', undefined)).toBe('UNAUTHENTICATED');
    expect(refusalOf('dispatcher', people['technician token'])).toBe('FORBIDDEN');
    expect(refusalOf('phone', undefined)).toBe('PHONE_NOT_LINKED');
  });
});
