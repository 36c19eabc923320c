import { isTenantId } from './ids.ts';

const ROOT = 'fieldcast.v1';
const NODE_ID = /^[a-z0-9-]{1,40}$/;

/** The catalogue of NATS subjects. Nothing else builds a subject string. */
export const subjects = {
  positions: (tenantId: string) => `${ROOT}.pos.${tenantToken(tenantId)}`,
  positionsAll: `${ROOT}.pos.*`,
  presence: (tenantId: string) => `${ROOT}.presence.${tenantToken(tenantId)}`,
  presenceAll: `${ROOT}.presence.*`,
  stored: (ingestNode: string) => `${ROOT}.stored.${nodeToken(ingestNode)}`,
  presenceQuery: (tenantId: string) => `${ROOT}.control.presence.${tenantToken(tenantId)}`,
  presenceQueryAll: `${ROOT}.control.presence.*`,
  revoke: (tenantId: string, subject: string) =>
    `${ROOT}.control.revoke.${tenantToken(tenantId)}.${textToken(subject)}`,
  revokeAll: `${ROOT}.control.revoke.>`,
  deviceConnected: (tenantId: string) => `${ROOT}.control.device.${tenantToken(tenantId)}`,
  deviceConnectedAll: `${ROOT}.control.device.*`,
  technicianChanged: (tenantId: string) => `${ROOT}.control.technician.${tenantToken(tenantId)}`,
  watch: (tenantId: string) => `${ROOT}.control.watch.${tenantToken(tenantId)}`,
  watchAll: `${ROOT}.control.watch.*`,
  settings: (tenantId: string) => `${ROOT}.settings.${tenantToken(tenantId)}`,
  settingsAll: `${ROOT}.settings.*`,
  deadLetter: `${ROOT}.dead.position_batch`,
} as const;

/** JetStream streams. */
export const streams = {
  positions: 'POSITIONS',
  control: 'CONTROL',
  settings: 'SETTINGS',
  deadLetters: 'DEAD_LETTERS',
} as const;

/** The durable consumer all writers share. */
export const WRITER_CONSUMER = 'writer';

/** The queue group of all writers: each message of a subject goes to one of them. */
export const WRITER_QUEUE = 'writers';

/**
 * The tenant of a subject of the form `fieldcast.v1.<kind>.<tenant>[.…]` or `fieldcast.v1.control.<kind>.<tenant>[.…]`;
 * undefined when it is not one of ours.
 */
export function tenantOfSubject(subject: string): string | undefined {
  const tokens = subject.split('.');
  if (tokens[0] !== 'fieldcast' || tokens[1] !== 'v1') return undefined;
  const tenantId = tokens[2] === 'control' ? tokens[4] : tokens[3];
  return isTenantId(tenantId) ? tenantId : undefined;
}

function tenantToken(tenantId: string): string {
  if (!isTenantId(tenantId)) throw new TypeError(`not a tenant id: ${JSON.stringify(tenantId)}`);
  return tenantId;
}

function nodeToken(node: string): string {
  if (!NODE_ID.test(node)) throw new TypeError(`not a node id: ${JSON.stringify(node)}`);
  return node;
}

// Any text as one subject token: hex of its UTF-8 bytes has no dot, star, greater-than or space.
function textToken(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
