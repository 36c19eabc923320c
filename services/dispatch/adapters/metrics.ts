import { Counter, Gauge, Histogram, LATENCY_BUCKETS_S, type Registry } from '@fieldcast/runtime';

export type DispatchMetrics = ReturnType<typeof createMetrics>;

export function createMetrics(registry: Registry) {
  const registers = [registry];
  return {
    requestSeconds: new Histogram<'method' | 'route' | 'status'>({
      name: 'fieldcast_dispatch_request_seconds',
      help: 'Time from a request to the end of its answer, downloads included.',
      labelNames: ['method', 'route', 'status'],
      buckets: LATENCY_BUCKETS_S,
      registers,
    }),
    refusals: new Counter<'code'>({
      name: 'fieldcast_dispatch_refusals_total',
      help: 'Requests answered with an error, by its code.',
      labelNames: ['code'],
      registers,
    }),
    signInFailures: new Counter<'reason'>({
      name: 'fieldcast_dispatch_sign_in_failures_total',
      help: 'Sign-ins that failed: wrong password or unknown person, unknown or expired link, too many attempts.',
      labelNames: ['reason'],
      registers,
    }),
    tokensMinted: new Counter<'role'>({
      name: 'fieldcast_dispatch_tokens_minted_total',
      help: 'Tokens minted, board tokens included.',
      labelNames: ['role'],
      registers,
    }),
    trackRows: new Counter<'format'>({
      name: 'fieldcast_dispatch_track_rows_total',
      help: 'Fixes written into downloads and pages of history.',
      labelNames: ['format'],
      registers,
    }),
    settingsUnpublished: new Gauge({
      name: 'fieldcast_dispatch_settings_unpublished',
      help: 'Companies whose newest flags and policies are in the database, but not yet on their way to phones.',
      registers,
    }),
    downloads: new Gauge({
      name: 'fieldcast_dispatch_downloads',
      help: 'Track downloads under way.',
      registers,
    }),
  };
}

/** Why a sign-in failed. */
export type SignInFailure = 'password' | 'link' | 'phone_link' | 'rate_limited' | 'overloaded';
