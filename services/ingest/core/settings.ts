import { isRolledOut, type Rollout, type ServerPolicy } from '@fieldcast/core';
import type { v1 } from '@fieldcast/protocol';
import type { Identity } from './connection.ts';
import { ingestLimits } from './limits.ts';

/** What the company's settings come to for one device. The same object for all devices that get the same. */
export interface DeviceSettings {
  readonly flags: Readonly<Record<string, string>>;
  readonly policy: ServerPolicy;
}

/** The latest settings of each tenant. Bounded by the SETTINGS stream they come from, and by `ingestLimits`. */
export interface SettingsBook {
  /** `older`: what we have is as new. `too_many`: more flags or rules than a tenant may have; the former ones hold. */
  apply(tenantId: string, settings: v1.TenantSettings): 'applied' | 'older' | 'too_many';
  of(identity: Identity): DeviceSettings;
}

interface Entry {
  readonly name: string;
  readonly rollout: Rollout;
}
interface Tenant {
  readonly revision: number;
  readonly flags: readonly (Entry & { readonly value: string })[];
  readonly rules: readonly (Entry & { readonly change: Partial<ServerPolicy> })[];
  /** Answers by which flags and rules are on, a digit each: thousands of devices share a few. */
  readonly answers: Map<string, DeviceSettings>;
}

const ON = '1';
const OFF = '0';

/** Devices of a tenant without settings get no flags and `basePolicy`. */
export function createSettingsBook(basePolicy: ServerPolicy): SettingsBook {
  const tenants = new Map<string, Tenant>();
  const plain: DeviceSettings = { flags: {}, policy: basePolicy };

  return {
    apply(tenantId, { revision, flags, policies }) {
      if (revision <= (tenants.get(tenantId)?.revision ?? -1)) return 'older';
      if (flags.length > ingestLimits.flagsMax || policies.length > ingestLimits.policyRulesMax) return 'too_many';
      tenants.set(tenantId, {
        revision,
        flags: flags.map(({ name, value, rollout }) => ({ name, value, rollout: toRollout(rollout) })),
        rules: policies.map((rule) => ({ name: rule.name, change: changeOf(rule), rollout: toRollout(rule.rollout) })),
        answers: new Map(),
      });
      return 'applied';
    },
    of(identity) {
      const tenant = tenants.get(identity.tenantId);
      if (!tenant) return plain;
      const { flags, rules, answers } = tenant;
      const key = [...flags, ...rules]
        .map(({ name, rollout }) => (isRolledOut(name, rollout, identity) ? ON : OFF))
        .join('');
      const known = answers.get(key);
      if (known) return known;
      const flagsOn = flags.filter((_, index) => key[index] === ON);
      const rulesOn = rules.filter((_, index) => key[flags.length + index] === ON);
      const answer: DeviceSettings = {
        flags: Object.fromEntries(flagsOn.map(({ name, value }) => [name, value])),
        policy: Object.assign({ ...basePolicy }, ...rulesOn.map(({ change }) => change)),
      };
      if (answers.size >= ingestLimits.sharedAnswersMax) answers.clear();
      answers.set(key, answer);
      return answer;
    },
  };
}

/** True when a device with one of them has no need to hear of the other. */
export function isSameFlags(a: DeviceSettings, b: DeviceSettings): boolean {
  if (a.flags === b.flags) return true;
  const names = Object.keys(a.flags);
  return names.length === Object.keys(b.flags).length && names.every((name) => a.flags[name] === b.flags[name]);
}

export function isSamePolicy({ policy: a }: DeviceSettings, { policy: b }: DeviceSettings): boolean {
  return (
    a === b ||
    (a.intervalMs === b.intervalMs &&
      a.distanceM === b.distanceM &&
      a.watchedIntervalMs === b.watchedIntervalMs &&
      a.stillIntervalMs === b.stillIntervalMs)
  );
}

// Without a roll-out nobody has it: whoever forgets to say for whom has not switched it on for all.
function toRollout(rollout: v1.Rollout.$Properties | null | undefined): Rollout {
  return {
    shareBp: rollout?.shareBp ?? 0,
    allow: new Set(rollout?.allow),
    deny: new Set(rollout?.deny),
  };
}

/** What a rule sets. Intervals are kept within what we ask of any phone: a slip must not drain a fleet's batteries. */
function changeOf(rule: v1.PolicyRule.$Properties): Partial<ServerPolicy> {
  const { intervalMs, distanceM, watchedIntervalMs, stillIntervalMs } = rule;
  return {
    ...(intervalMs == null ? {} : { intervalMs: toInterval(intervalMs) }),
    ...(distanceM == null ? {} : { distanceM: Math.min(distanceM, ingestLimits.policyDistanceMMax) }),
    ...(watchedIntervalMs == null ? {} : { watchedIntervalMs: toInterval(watchedIntervalMs) }),
    ...(stillIntervalMs == null ? {} : { stillIntervalMs: toInterval(stillIntervalMs) }),
  };
}

function toInterval(intervalMs: number): number {
  return Math.min(Math.max(intervalMs, ingestLimits.policyIntervalMsMin), ingestLimits.policyIntervalMsMax);
}
