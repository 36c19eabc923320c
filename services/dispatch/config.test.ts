import { loadConfig } from '@fieldcast/runtime';
import { expect, it } from 'vitest';
import { dispatchSettings } from './config.ts';

const required = { DATABASE_URL: 'postgres://localhost/fieldcast', FIELDCAST_TOKEN_SECRET: 'x'.repeat(32) };

it('needs only a database and a way to check tokens', () => {
  expect(loadConfig(dispatchSettings, required)).toMatchObject({
    httpPort: 8080,
    trustedProxies: [],
    mapStyleUrl: 'https://tiles.openfreemap.org/styles/positron',
    mapOrigins: [],
    isCookieSecure: false,
  });
});

it('reads lists, and "none" as no map', () => {
  const env = {
    ...required,
    FIELDCAST_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    FIELDCAST_MAP_ORIGINS: 'https://a.example,https://b.example',
    FIELDCAST_MAP_STYLE_URL: 'none',
    FIELDCAST_MAP_PMTILES: '/srv/maps/town.pmtiles',
  };
  expect(loadConfig(dispatchSettings, env)).toMatchObject({
    trustedProxies: ['10.0.0.0/8', '::1'],
    mapOrigins: ['https://a.example', 'https://b.example'],
    mapStyleUrl: null,
    mapPmtiles: '/srv/maps/town.pmtiles',
  });
});

it.each([
  ['FIELDCAST_TRUSTED_PROXIES', 'proxy.example'],
  ['FIELDCAST_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['FIELDCAST_MAP_STYLE_URL', 'javascript:alert(1)'],
  ['FIELDCAST_MAP_STYLE_URL_DARK', 'dark'],
  ['FIELDCAST_MAP_PMTILES', '/etc/passwd'],
  ['FIELDCAST_MAP_PMTILES', 'https://'],
  ['FIELDCAST_MAP_ORIGINS', 'https://a.example, tiles'],
  ['FIELDCAST_PUBLIC_MAP_URL', 'https://map.example'],
])('%s may not be %s', (name, value) => {
  expect(() => loadConfig(dispatchSettings, { ...required, [name]: value })).toThrow(name);
});
