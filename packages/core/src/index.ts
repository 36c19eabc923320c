export * from './backoff.ts';
export * from './fix-key.ts';
export * from './geo.ts';
export * from './sampling.ts';
