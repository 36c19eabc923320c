export * from './accounts.ts';
export * from './database.ts';
export * from './migrate.ts';
export * from './passwords.ts';
export type { StoredPosition } from './stored-position.ts';
export * from './technicians.ts';
export * from './tenants.ts';
export * from './tracks.ts';
