export * from './backoff.ts';
export * from './geo.ts';
