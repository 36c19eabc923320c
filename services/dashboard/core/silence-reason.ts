import type { BoardPresence, BoardTechnician } from '@fieldcast/client';
import { freshnessOf } from './freshness.ts';

/** Why nothing fresh comes from a technician, as far as the board can know. */
export type SilenceCause =
  /** The company has taken the phone's access away. */
  | 'access_revoked'
  | 'off_duty'
  | 'no_permission'
  | 'location_off'
  | 'app_closed'
  /** The app's token ran out and it got no new one. */
  | 'sign_in_over'
  | 'app_fault'
  /** The server let the connection go for an update, and the phone is not back yet. */
  | 'server_restart'
  /** The server that held the connection stopped answering. */
  | 'server_lost'
  /** The battery was almost empty when the phone was last heard. */
  | 'battery_empty'
  /** The connection broke: a tunnel, a cellar, no reception. */
  | 'no_network'
  /** The connection seemed open, but the phone did not answer any more. */
  | 'no_answer'
  | 'disconnected'
  | 'no_signal'
  | 'low_power'
  /** Connected, but no position was ever received. */
  | 'no_first_fix'
  /** Connected and well, but no new position: standing still, or no view of the sky. */
  | 'no_fix'
  | 'never_heard'
  /** There was a position once, and nothing is known of the phone's connection. */
  | 'unknown';

const MENDABLE: ReadonlySet<SilenceCause> = new Set([
  'no_permission',
  'location_off',
  'app_closed',
  'sign_in_over',
  'app_fault',
  'server_restart',
  'server_lost',
  'battery_empty',
] satisfies SilenceCause[]);

/** True when somebody can do something about it, such as calling the technician: it is marked in the list. */
export function isMendable(cause: SilenceCause): boolean {
  return MENDABLE.has(cause);
}

/** Why a technician is grey. */
export interface SilenceReason {
  readonly cause: SilenceCause;
  /** Since when, ms since the epoch by the server's clock; undefined where the board is not told. */
  readonly sinceMs: number | undefined;
  /** What was left of the battery; of `battery_empty` only. */
  readonly batteryPercent: number | undefined;
}

/** A phone with this little left that stops answering is taken to have switched itself off. */
export const EMPTY_BATTERY_PERCENT_MAX = 5;

const DISCONNECT_CAUSES = {
  client_closed: 'app_closed',
  token_ran_out: 'sign_in_over',
  protocol_violation: 'app_fault',
  node_draining: 'server_restart',
  connection_lost: 'no_network',
  no_heartbeat: 'no_answer',
  access_revoked: 'access_revoked',
  newer_connection: 'disconnected',
} as const satisfies Record<NonNullable<BoardPresence['reason']>, SilenceCause>;

/**
 * The one reason worth telling, undefined while the position is fresh. What a dispatcher can act on comes before what
 * only explains: first what somebody decided (access, duty), then what a call to the technician mends (permission,
 * the app), then whose fault the lost connection is, then what keeps a connected phone from a fix.
 * @param timeMs the time of the picture, by the server's clock.
 */
export function silenceReasonOf(
  { position, presence }: Pick<BoardTechnician, 'position' | 'presence'>,
  timeMs: number,
): SilenceReason | undefined {
  const freshness = freshnessOf(position?.timeMs, timeMs);
  if (freshness === 'fresh') return undefined;
  const because = (cause: SilenceCause, sinceMs?: number): SilenceReason => ({
    cause,
    // 0 is how the wire says that a time is not known.
    sinceMs: sinceMs || undefined,
    batteryPercent: cause === 'battery_empty' ? presence?.batteryPercent : undefined,
  });

  if (!presence || presence.link === 'unknown')
    return because(statedCause(presence) ?? (position ? 'unknown' : 'never_heard'), position?.timeMs);
  const { link, changedAtMs } = presence;
  const linkCause = link === 'connected' ? undefined : disconnectCause(presence);
  if (linkCause === 'access_revoked') return because(linkCause, changedAtMs);
  const stated = statedCause(presence);
  if (stated) return because(stated);
  if (linkCause) return because(linkCause, changedAtMs);
  if (presence.blockers?.includes('no_signal')) return because('no_signal', position?.timeMs);
  if (!position) return because('no_first_fix', changedAtMs);
  return because(presence.blockers?.includes('low_power') ? 'low_power' : 'no_fix', position.timeMs);
}

// What the phone itself said last, and what stays true whether it is connected or not.
function statedCause(presence: BoardPresence | undefined): SilenceCause | undefined {
  if (presence?.duty === 'off_duty') return 'off_duty';
  if (presence?.blockers?.includes('no_permission')) return 'no_permission';
  return presence?.blockers?.includes('location_off') ? 'location_off' : undefined;
}

function disconnectCause({ link, reason, batteryPercent, charging }: BoardPresence): SilenceCause {
  if (link === 'lost') return 'server_lost';
  const cause = reason ? DISCONNECT_CAUSES[reason] : 'disconnected';
  const mayHaveDied = cause === 'no_network' || cause === 'no_answer';
  const isEmpty = batteryPercent !== undefined && batteryPercent <= EMPTY_BATTERY_PERCENT_MAX && !charging;
  return mayHaveDied && isEmpty ? 'battery_empty' : cause;
}
