import { resolve } from 'node:path';
import { isExternalId, isTenantId } from '@fieldcast/protocol';
import { createTokenMinter, type MintToken } from '@fieldcast/runtime';
import { openSecrets } from '../secrets.ts';
import type { StackConfig } from '../settings.ts';
import { type Command, choice, parseDurationS, required, UsageError } from './command.ts';

/** Mints tokens with the secret of the environment, else with that of the data folder. */
export function openMinter(config: StackConfig): MintToken {
  const tokenSecret = config.tokenSecret ?? openSecrets(resolve(config.dataDir)).tokenSecret;
  return createTokenMinter({ ...config, tokenSecret });
}

export const tokenCommand: Command = {
  name: 'token',
  usage: '--role technician|dispatcher|admin --sub ID [--tenant demo] [--name NAME] [--ttl 1h]',
  summary: 'print a token and nothing else',
  options: {
    tenant: { type: 'string', default: 'demo' },
    role: { type: 'string' },
    sub: { type: 'string' },
    name: { type: 'string' },
    ttl: { type: 'string', default: '1h' },
  },
  run: async (input) => {
    const { config, options } = input;
    const role = choice('role', required(input, 'role'), ['technician', 'dispatcher', 'admin']);
    const subject = required(input, 'sub');
    const tenantId = required(input, 'tenant');
    if (!isTenantId(tenantId)) throw new UsageError(`--tenant ${JSON.stringify(tenantId)} is not a tenant id`);
    if (!isExternalId(subject)) throw new UsageError('--sub must be 1 to 128 bytes of printable text');
    const lifetimeS = parseDurationS('ttl', required(input, 'ttl'));
    if (lifetimeS > config.tokenLifetimeMaxS)
      throw new UsageError(
        `--ttl is over ${config.tokenLifetimeMaxS} s, the longest that is accepted (FIELDCAST_TOKEN_LIFETIME_MAX_S)`,
      );
    const { token } = await openMinter(config)({ tenantId, subject, role, displayName: options.name, lifetimeS });
    process.stdout.write(`${token}\n`);
    return 0;
  },
};
