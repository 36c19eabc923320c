import { isIP } from 'node:net';
import {
  type ConfigOf,
  commonSettings,
  databaseSettings,
  flag,
  integer,
  optionalText,
  port,
  type Setting,
  streamSettings,
  tokenSettings,
} from '@fieldcast/runtime';
import { z } from 'zod';
import { isWebAddress, NO_STYLE, STYLE_URL_DEFAULT } from './core/base-map.ts';

/** Settings of the dispatch service. */
export const dispatchSettings = {
  ...commonSettings,
  ...databaseSettings,
  ...tokenSettings,
  ...streamSettings,
  httpPort: port('FIELDCAST_HTTP_PORT', 8080, 'The port of dispatch: REST and the board page.'),
  mapPort: port('FIELDCAST_MAP_PORT', 8082, 'The port of broadcaster, told to boards.'),
  trackPort: port('FIELDCAST_TRACK_PORT', 8081, 'The port of ingest, told to technicians.'),
  publicMapUrl: optionalUrl('FIELDCAST_PUBLIC_MAP_URL', ['ws', 'wss'], {
    doc: 'Where boards reach broadcaster, for example wss://map.example.com/v1/map. Left out: the host the client used, with FIELDCAST_MAP_PORT.',
  }),
  publicTrackUrl: optionalUrl('FIELDCAST_PUBLIC_TRACK_URL', ['ws', 'wss'], {
    doc: 'Where technicians reach ingest, for example wss://track.example.com/v1/track. Left out: the host the client used, with FIELDCAST_TRACK_PORT.',
  }),
  publicUrl: optionalUrl('FIELDCAST_PUBLIC_URL', ['http', 'https'], {
    doc: 'Where phones reach dispatch, for the links that dispatchers give them, for example https://fieldcast.example.com. Left out: the host the dispatcher used.',
  }),
  trustedProxies: addressList('FIELDCAST_TRUSTED_PROXIES', {
    default: '',
    doc: 'Addresses or CIDR ranges of your reverse proxies, separated by commas; only their X-Forwarded headers count.',
  }),
  isCookieSecure: flag('FIELDCAST_COOKIE_SECURE', {
    default: '0',
    doc: '1: session cookies are always Secure. Without it they are when the request came by https.',
  }),
  tokenLifetimeS: integer(
    'FIELDCAST_TOKEN_LIFETIME_S',
    { min: 10, max: 31_536_000 },
    { default: '3600', unit: 's', doc: 'Life of a minted token when the request names none.' },
  ),
  boardTokenLifetimeS: integer(
    'FIELDCAST_BOARD_TOKEN_LIFETIME_S',
    { min: 10, max: 86_400 },
    { default: '600', unit: 's', doc: 'Life of the tokens that a signed-in page gets for its WebSocket.' },
  ),
  sessionIdleMaxS: integer(
    'FIELDCAST_SESSION_IDLE_MAX_S',
    { min: 60, max: 31_536_000 },
    { default: '43200', unit: 's', doc: 'A session ends this long after its last use; an open board uses it.' },
  ),
  sessionLifetimeMaxS: integer(
    'FIELDCAST_SESSION_LIFETIME_MAX_S',
    { min: 60, max: 31_536_000 },
    { default: '2592000', unit: 's', doc: 'A session ends this long after sign-in, however much it is used.' },
  ),
  phoneSessionIdleMaxS: integer(
    'FIELDCAST_PHONE_SESSION_IDLE_MAX_S',
    { min: 60, max: 31_536_000 },
    { default: '7776000', unit: 's', doc: 'A phone without an app needs a new link this long after its last use.' },
  ),
  signInBurstPerAccount: integer(
    'FIELDCAST_SIGN_IN_BURST_PER_ACCOUNT',
    { min: 1, max: 10_000 },
    { default: '10', doc: 'Failed sign-ins in a row for one e-mail address; then one more each minute.' },
  ),
  signInBurstPerAddress: integer(
    'FIELDCAST_SIGN_IN_BURST_PER_ADDRESS',
    { min: 1, max: 100_000 },
    { default: '50', doc: 'Failed sign-ins in a row from one network address; then one more every 10 seconds.' },
  ),
  databaseConnectionsMax: integer(
    'FIELDCAST_DISPATCH_DATABASE_CONNECTIONS_MAX',
    { min: 1, max: 1_000 },
    { default: '10', doc: 'Connections of dispatch to PostgreSQL. All busy: requests wait, then get 503.' },
  ),
  downloadsMax: integer(
    'FIELDCAST_DOWNLOADS_MAX',
    { min: 1, max: 10_000 },
    { default: '32', doc: 'Track downloads at a time, in one dispatch. More get 503 OVERLOADED.' },
  ),
  pageDir: optionalText('FIELDCAST_PAGE_DIR', { doc: 'Folder of the built board page. Left out: dist/dashboard.' }),
  phonePageDir: optionalText('FIELDCAST_PHONE_PAGE_DIR', {
    doc: 'Folder of the built phone page. Left out: dist/phone.',
  }),
  mapStyleUrl: mapStyle('FIELDCAST_MAP_STYLE_URL', {
    default: STYLE_URL_DEFAULT,
    doc: 'MapLibre style of the base map; "none": no online map.',
  }),
  mapStyleUrlDark: optionalMapStyle('FIELDCAST_MAP_STYLE_URL_DARK', {
    doc: 'The same for screens that are set to dark; "none": land outlines there. Left out: OpenFreeMap’s dark style beside its default one, else the same style as by day.',
  }),
  mapPmtiles: pmtiles('FIELDCAST_MAP_PMTILES', {
    doc: 'A PMTiles archive (Protomaps basemap) in place of the styles: the path of a .pmtiles file, which dispatch serves to boards, or an https address.',
  }),
  mapOrigins: originList('FIELDCAST_MAP_ORIGINS', {
    default: '',
    doc: 'Further origins the base map loads from (tiles, sprites, glyphs), separated by commas; its style’s own is allowed anyway.',
  }),
  demoStreetsFile: optionalText('FIELDCAST_DEMO_STREETS_FILE', {
    doc: 'GeoJSON with the streets of the demo’s town, for boards without a base map.',
  }),
} as const;

export type DispatchConfig = ConfigOf<typeof dispatchSettings>;

type Detail = { default: string; doc: string };

function addressList(env: string, detail: Detail): Setting<readonly string[]> {
  const isAddress = (value: string) => {
    const [address = '', prefix = '0'] = value.split('/');
    return isIP(address) !== 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (isIP(address) === 4 ? 32 : 128);
  };
  const schema = z
    .string()
    .transform(splitList)
    .pipe(z.array(z.string().refine(isAddress, 'must be IP addresses or CIDR ranges')));
  return { env, schema, ...detail };
}

function optionalUrl(env: string, protocols: readonly string[], detail: { doc: string }): Setting<string | undefined> {
  return { env, schema: z.string().refine(...isUrl(protocols)), optional: true, ...detail };
}

function mapStyle(env: string, detail: Detail): Setting<string | null> {
  return { env, schema: mapStyleSchema(), ...detail };
}

function optionalMapStyle(env: string, detail: { doc: string }): Setting<string | null | undefined> {
  return { env, schema: mapStyleSchema(), optional: true, ...detail };
}

function mapStyleSchema() {
  const [isHttpUrl, message] = isUrl(['https', 'http']);
  return z
    .string()
    .refine((value) => value === NO_STYLE || isHttpUrl(value), `${message}, or "${NO_STYLE}"`)
    .transform((value) => (value === NO_STYLE ? null : value));
}

function pmtiles(env: string, detail: { doc: string }): Setting<string | undefined> {
  const schema = z
    .string()
    .refine(
      (value) => (isWebAddress(value) ? URL.canParse(value) : value.endsWith('.pmtiles')),
      'must be the path of a .pmtiles file, or a URL starting with https:// or http://',
    );
  return { env, schema, optional: true, ...detail };
}

function originList(env: string, detail: Detail): Setting<readonly string[]> {
  const [isHttpUrl, message] = isUrl(['http', 'https']);
  return {
    env,
    schema: z
      .string()
      .transform(splitList)
      .pipe(z.array(z.string().refine(isHttpUrl, message))),
    ...detail,
  };
}

function splitList(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isUrl(protocols: readonly string[]): [isUrl: (value: string) => boolean, message: string] {
  return [
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)),
    `must be a URL starting with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  ];
}
