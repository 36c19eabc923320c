import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { isTenantId } from '@fieldcast/protocol';
import {
  createApiKey,
  createSignInLink,
  createUser,
  EmailTakenError,
  ensureTenant,
  findTenantKey,
  hashPassword,
  PASSWORD_LENGTH_MIN,
} from '@fieldcast/storage';
import { DEMO_USER } from '../demo-tenant.ts';
import { StackError } from '../failure.ts';
import { readRun } from '../run-file.ts';
import { type Command, choice, parseDurationS, required, UsageError } from './command.ts';
import { requireTenantKey, withDatabase } from './database.ts';

const GENERATED_PASSWORD_BYTES = 12;

export const tenantCreateCommand: Command = {
  name: 'tenant create',
  usage: '--id acme --name "Acme Plumbing" [--time-zone Europe/Berlin]',
  summary: 'create a company',
  options: { id: { type: 'string' }, name: { type: 'string' }, 'time-zone': { type: 'string', default: 'UTC' } },
  run: async (input) => {
    const tenantId = required(input, 'id');
    const name = required(input, 'name');
    const timeZone = required(input, 'time-zone');
    if (!isTenantId(tenantId)) throw new UsageError('--id must be 1 to 63 of a-z 0-9 _ -, the first a letter or digit');
    if (!isTimeZone(timeZone)) throw new UsageError(`--time-zone: there is no time zone "${timeZone}"`);
    await withDatabase(input.config, async (pool) => {
      if ((await findTenantKey(pool, tenantId)) !== undefined)
        throw new StackError(`The tenant "${tenantId}" exists already.`);
      await ensureTenant(pool, { tenantId, name, timeZone });
    });
    console.log(tenantId);
    return 0;
  },
};

export const userCreateCommand: Command = {
  name: 'user create',
  usage: '--tenant acme --email ann@acme.example --name "Ann" [--role dispatcher|admin]   (password on standard input)',
  summary: 'create a dispatcher or administrator; without a password on standard input, one is made and printed',
  options: {
    tenant: { type: 'string' },
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', default: 'dispatcher' },
  },
  run: async (input) => {
    const tenantId = required(input, 'tenant');
    const email = required(input, 'email');
    const displayName = required(input, 'name');
    const role = choice('role', required(input, 'role'), ['dispatcher', 'admin']);
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new UsageError('--email is not an e-mail address');
    const given = await readPassword();
    const password = given ?? randomBytes(GENERATED_PASSWORD_BYTES).toString('base64url');
    const passwordHash = await hashPassword(password);
    await withDatabase(input.config, async (pool) => {
      const tenantKey = await requireTenantKey(pool, tenantId);
      await createUser(pool, tenantKey, { email, displayName, role, passwordHash }).catch((cause: unknown) => {
        if (cause instanceof EmailTakenError) throw new StackError(`${email} is a user already.`, { cause });
        throw cause;
      });
    });
    console.log(given === undefined ? password : email);
    return 0;
  },
};

export const apiKeyCreateCommand: Command = {
  name: 'api-key create',
  usage: '--tenant acme --name "our backend"',
  summary: "create and print a key for a tenant's own backend; it is shown this once",
  options: { tenant: { type: 'string' }, name: { type: 'string' } },
  run: async (input) => {
    const tenantId = required(input, 'tenant');
    const name = required(input, 'name');
    const key = await withDatabase(input.config, async (pool) =>
      createApiKey(pool, await requireTenantKey(pool, tenantId), name),
    );
    console.log(key);
    return 0;
  },
};

export const signInLinkCommand: Command = {
  name: 'sign-in-link',
  usage: `[--tenant demo] [--email ${DEMO_USER}] [--ttl 1d]`,
  summary: 'print a link that signs a user in on the board until it expires',
  options: {
    tenant: { type: 'string', default: 'demo' },
    email: { type: 'string', default: DEMO_USER },
    ttl: { type: 'string', default: '1d' },
  },
  run: async (input) => {
    const tenantId = required(input, 'tenant');
    const email = required(input, 'email');
    const lifetimeS = parseDurationS('ttl', required(input, 'ttl'));
    const code = await withDatabase(input.config, async (pool) => {
      const tenantKey = await requireTenantKey(pool, tenantId);
      return createSignInLink(pool, tenantKey, email, lifetimeS).catch((cause: unknown) => {
        if (cause instanceof RangeError) throw new StackError(`${tenantId} has no user ${email}.`, { cause });
        throw cause;
      });
    });
    const board = readRun(resolve(input.config.dataDir))?.urls.board ?? `http://localhost:${input.config.httpPort}`;
    console.log(`${board}/#signin=${code}`);
    return 0;
  },
};

/** The password on standard input; undefined when there is none. */
async function readPassword(): Promise<string | undefined> {
  if (process.stdin.isTTY) return undefined;
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') return undefined;
  if ([...password].length < PASSWORD_LENGTH_MIN)
    throw new UsageError(`a password has at least ${PASSWORD_LENGTH_MIN} characters`);
  return password;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // RangeError is how Intl says that it does not know the name.
    return false;
  }
}
