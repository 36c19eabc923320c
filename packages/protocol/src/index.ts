export * from './close-codes.ts';
export * from './errors.ts';
export * from './fix.ts';
export * from './history.ts';
export * from './ids.ts';
export * from './limits.ts';
export * from './subjects.ts';
export * from './wire.ts';
