export * from './backoff.ts';
export * from './fix-key.ts';
export * from './geo.ts';
export * from './rollout.ts';
export * from './sampling.ts';
export * from './thin.ts';
