export * from './data-dir.ts';
export * from './failure.ts';
export * from './nats-install.ts';
export * from './nats-server.ts';
export * from './ports.ts';
export * from './postgres.ts';
export type { Exit, ServerProcess } from './processes.ts';
export * from './secrets.ts';
