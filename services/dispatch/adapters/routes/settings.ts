import { policyBounds, type ServerPolicy } from '@fieldcast/core';
import {
  changeSettings,
  type FlagSetting,
  type PolicySetting,
  readSettings,
  type SettingsChange,
  type SettingTime,
} from '@fieldcast/storage';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { LISTED_IDS_MAX, requireWithinLimits, toPercentage, toShareBp } from '../../core/settings.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { principalOf } from '../authorization.ts';
import { externalId, time } from '../schemas.ts';
import type { SettingsLog } from '../settings-log.ts';

/** Bytes of a body with two full lists of ids. Over it: BODY_TOO_LARGE. */
const BODY_BYTES_MAX = 512 * 1024;
/** All flags of a device go into one frame. */
const VALUE_LENGTH_MAX = 256;

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)
  .describe('1 to 64 of a–z, 0–9, ".", "_" and "-", beginning with a letter or digit.');
const params = z.object({ name });
const ids = z.array(externalId).default([]);
const rollout = {
  percentage: z.number().min(0).max(100).multipleOf(0.01).describe('Share of the devices, stable for each of them.'),
  allow: ids.describe(`Technicians or devices it is always on for, at most ${LISTED_IDS_MAX}.`),
  deny: ids.describe(`Technicians or devices it is never on for, at most ${LISTED_IDS_MAX}; stronger than allow.`),
};
const value = z.string().min(1).max(VALUE_LENGTH_MAX).describe('What the app gets, where the flag is on.');
const policyValues = {
  interval_ms: boundedBy('intervalMs').describe('Between fixes while moving.'),
  distance_m: boundedBy('distanceM').describe('A fix is due after this distance, whatever the time.'),
  watched_interval_ms: boundedBy('watchedIntervalMs').describe('Between fixes while a dispatcher looks.'),
  still_interval_ms: boundedBy('stillIntervalMs').describe('Between heartbeats while not moving.'),
};
const policyBody = z
  .strictObject({ ...policyValues, ...rollout })
  .refine((body) => Object.keys(policyValues).some((key) => body[key as keyof typeof policyValues] !== undefined), {
    message: `must set at least one of ${Object.keys(policyValues).join(', ')}`,
  });

const state = {
  revision: z.int().describe('Grows with each change.'),
  published: z.boolean().describe('False: saved, and on its way to phones as soon as the message bus takes it.'),
};
const flagAnswer = z.object({ name, value, ...rollout, updated_at: time });
const policyAnswer = z.object({ name, ...policyValues, ...rollout, updated_at: time });
const common = { tags: ['settings'] };

/** Feature flags and sampling policies of a company, for its phones, with gradual roll-out. */
export function settingsRoutes(pool: pg.Pool, settingsLog: SettingsLog): FastifyPluginAsyncZod {
  async function change(request: FastifyRequest, wanted: SettingsChange) {
    const { tenantId, tenantKey } = principalOf(request);
    const settings = await changeSettings(pool, tenantKey, wanted, requireWithinLimits);
    const changed = 'name' in wanted ? wanted.name : 'flag' in wanted ? wanted.flag.name : wanted.policy.name;
    request.log.info({ tenantId, change: wanted.kind, changed, revision: settings.revision }, 'settings_changed');
    const published = await settingsLog.write(tenantId, settings).then(
      () => true,
      (err: unknown) => {
        request.log.warn({ err, tenantId, revision: settings.revision }, 'settings_not_published');
        return false;
      },
    );
    return { revision: settings.revision, published };
  }

  async function isPublished(request: FastifyRequest, tenantId: string, revision: number): Promise<boolean> {
    if (revision === 0) return true;
    try {
      return (await settingsLog.revisionOf(tenantId)) === revision;
    } catch (err) {
      request.log.warn({ err, tenantId }, 'settings_log_not_read');
      return false;
    }
  }

  return async (app) => {
    app.route({
      method: 'GET',
      url: '/settings',
      config: { access: 'admin' },
      schema: {
        ...common,
        summary: 'All feature flags and sampling policies, in the order in which they apply',
        response: { 200: z.object({ ...state, flags: z.array(flagAnswer), policies: z.array(policyAnswer) }) },
      },
      handler: async (request) => {
        const { tenantId, tenantKey } = principalOf(request);
        const { revision, flags, policies } = await readSettings(pool, tenantKey);
        const published = await isPublished(request, tenantId, revision);
        return { revision, published, flags: flags.map(toFlag), policies: policies.map(toPolicy) };
      },
    });

    app.route({
      method: 'PUT',
      url: '/flags/:name',
      config: { access: 'admin' },
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        ...common,
        summary: 'Set a feature flag: its value, and which devices it is on for',
        params,
        body: z.strictObject({ value, ...rollout }),
        response: { 200: z.object(state) },
      },
      handler: async (request) => {
        const { value, ...rest } = request.body;
        const flag = { name: request.params.name, value, ...toRule(rest) };
        return change(request, { kind: 'put_flag', flag });
      },
    });

    app.route({
      method: 'PUT',
      url: '/policies/:name',
      config: { access: 'admin' },
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        ...common,
        summary: 'Set a sampling policy, and which devices it is on for',
        description:
          'Policies apply in the order of their names; what a later one sets replaces what an earlier one set.',
        params,
        body: policyBody,
        response: { 200: z.object(state) },
      },
      handler: async (request) => {
        const { interval_ms, distance_m, watched_interval_ms, still_interval_ms, ...rest } = request.body;
        const policy: PolicySetting = {
          name: request.params.name,
          intervalMs: interval_ms ?? null,
          distanceM: distance_m ?? null,
          watchedIntervalMs: watched_interval_ms ?? null,
          stillIntervalMs: still_interval_ms ?? null,
          ...toRule(rest),
        };
        return change(request, { kind: 'put_policy', policy });
      },
    });

    for (const [url, kind, what] of [
      ['/flags/:name', 'delete_flag', 'feature flag'],
      ['/policies/:name', 'delete_policy', 'sampling policy'],
    ] as const) {
      app.route({
        method: 'DELETE',
        url,
        config: { access: 'admin' },
        schema: { ...common, summary: `Remove a ${what}`, params, response: { 200: z.object(state) } },
        handler: async (request) => change(request, { kind, name: request.params.name }),
      });
    }
  };
}

function boundedBy(key: keyof ServerPolicy) {
  const { min, max } = policyBounds[key];
  return z.int().min(min).max(max).optional();
}

function toRule({ percentage, allow, deny }: { percentage: number; allow: string[]; deny: string[] }) {
  return { shareBp: toShareBp(percentage), allow: [...new Set(allow)], deny: [...new Set(deny)] };
}

function toFlag({ name, value, shareBp, allow, deny, updatedAtMs }: FlagSetting & SettingTime) {
  const lists = { allow: [...allow], deny: [...deny] };
  return { name, value, percentage: toPercentage(shareBp), ...lists, updated_at: isoTime(updatedAtMs) };
}

function toPolicy(policy: PolicySetting & SettingTime) {
  return {
    name: policy.name,
    interval_ms: policy.intervalMs ?? undefined,
    distance_m: policy.distanceM ?? undefined,
    watched_interval_ms: policy.watchedIntervalMs ?? undefined,
    still_interval_ms: policy.stillIntervalMs ?? undefined,
    percentage: toPercentage(policy.shareBp),
    allow: [...policy.allow],
    deny: [...policy.deny],
    updated_at: isoTime(policy.updatedAtMs),
  };
}
