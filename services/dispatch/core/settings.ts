import { limits, v1 } from '@fieldcast/protocol';
import { ApiError } from './api-error.ts';

/** Over it: SETTINGS_LIMIT. Every phone gets all flags that are on for it. */
export const FLAGS_MAX = 100;
/** Over it: SETTINGS_LIMIT. */
export const POLICIES_MAX = 20;
/** Ids in one allow or deny list. Over it: SETTINGS_TOO_LARGE. */
export const LISTED_IDS_MAX = 1_000;

interface Rule {
  readonly name: string;
  readonly shareBp: number;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** All settings of a tenant, as the database has them. */
export interface Settings {
  readonly revision: number;
  readonly flags: readonly (Rule & { readonly value: string })[];
  /** Null: not set by this policy. */
  readonly policies: readonly (Rule & {
    readonly intervalMs: number | null;
    readonly distanceM: number | null;
    readonly watchedIntervalMs: number | null;
    readonly stillIntervalMs: number | null;
  })[];
}

/** What goes to ingest: all settings of a tenant in one message. */
export function encodeSettings({ revision, flags, policies }: Settings): Uint8Array {
  const message = {
    revision,
    flags: flags.map((flag) => ({ name: flag.name, value: flag.value, rollout: toRollout(flag) })),
    policies: policies.map((policy) => ({
      name: policy.name,
      intervalMs: policy.intervalMs,
      distanceM: policy.distanceM,
      watchedIntervalMs: policy.watchedIntervalMs,
      stillIntervalMs: policy.stillIntervalMs,
      rollout: toRollout(policy),
    })),
  };
  return v1.TenantSettings.encode(message).finish();
}

function toRollout({ shareBp, allow, deny }: Rule) {
  return { shareBp, allow: [...allow], deny: [...deny] };
}

/**
 * Checks settings before they are committed.
 * @throws ApiError SETTINGS_LIMIT for too many flags or policies; SETTINGS_TOO_LARGE for lists that are too long, each by
 * itself or all together: they have to fit into one message of the bus.
 */
export function requireWithinLimits(settings: Settings): void {
  const { flags, policies } = settings;
  if (flags.length > FLAGS_MAX)
    throw new ApiError('SETTINGS_LIMIT', { message: `A company has at most ${FLAGS_MAX} flags. Delete one first.` });
  if (policies.length > POLICIES_MAX)
    throw new ApiError('SETTINGS_LIMIT', {
      message: `A company has at most ${POLICIES_MAX} policies. Delete one first.`,
    });
  for (const { name, allow, deny } of [...flags, ...policies]) {
    if (Math.max(allow.length, deny.length) > LISTED_IDS_MAX)
      throw new ApiError('SETTINGS_TOO_LARGE', { message: `A list of "${name}" has over ${LISTED_IDS_MAX} ids.` });
  }
  if (encodeSettings(settings).length > limits.busMessageBytesMax)
    throw new ApiError('SETTINGS_TOO_LARGE', {
      message: `All flags and policies together take more than ${limits.busMessageBytesMax} bytes. Shorten the lists of ids.`,
    });
}

/** A percentage with two decimals as 0.01 %, and back. */
export const toShareBp = (percentage: number): number => Math.round(percentage * 100);
export const toPercentage = (shareBp: number): number => shareBp / 100;
