import { expect, test } from 'vitest';
import { ConfigError, flag, integer, loadConfig, oneOf, optionalSecret, optionalText, text, url } from './config.ts';

const settings = {
  natsUrl: url('NATS_URL', ['nats', 'tls'], { default: 'nats://127.0.0.1:4222', doc: 'the server' }),
  databaseUrl: url('DATABASE_URL', ['postgres'], { doc: 'the database' }),
  lingerMs: integer('LINGER_MS', { min: 0, max: 100 }, { default: '5', unit: 'ms', doc: 'the wait' }),
  mode: oneOf('MODE', ['auto', 'off'], { default: 'auto', doc: 'the mode' }),
  secret: optionalSecret('SECRET', 32, { doc: 'the secret' }),
  issuer: optionalText('ISSUER', { doc: 'the issuer' }),
  name: text('NAME', { default: 'x', doc: 'the name' }),
  isOn: flag('IS_ON', { default: '0', doc: 'the switch' }),
};

test('defaults fill what the environment leaves out, and the result is frozen', () => {
  const config = loadConfig(settings, { DATABASE_URL: 'postgres://h/db', IS_ON: '1', LINGER_MS: ' 7 ' });
  expect(config).toEqual({
    natsUrl: 'nats://127.0.0.1:4222',
    databaseUrl: 'postgres://h/db',
    lingerMs: 7,
    mode: 'auto',
    name: 'x',
    isOn: true,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('every fault is told at once, by the name of its variable', () => {
  const read = () =>
    loadConfig(settings, { NATS_URL: 'http://x', LINGER_MS: '1e3', MODE: 'on', SECRET: 'short', IS_ON: 'yes' });
  expect(read).toThrow(ConfigError);
  try {
    read();
  } catch (error) {
    const { faults } = error as ConfigError;
    expect(faults.map((fault) => fault.split(/[ :]/)[0])).toEqual([
      'NATS_URL',
      'DATABASE_URL',
      'LINGER_MS',
      'MODE',
      'SECRET',
      'IS_ON',
    ]);
    expect(faults.join()).not.toContain('short');
  }
});

test('of two settings one is enough, and neither is a fault', () => {
  const either = { secret: optionalSecret('SECRET', 4, { doc: 'the secret', requiredUnless: 'JWKS_URL' }) };
  expect(loadConfig(either, { JWKS_URL: 'https://id.example' })).toEqual({});
  expect(loadConfig(either, { SECRET: 'long enough' })).toEqual({ secret: 'long enough' });
  expect(() => loadConfig(either, { JWKS_URL: ' ' })).toThrow('neither SECRET nor JWKS_URL is set');
});
