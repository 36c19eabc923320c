/** Registers the service worker, so that the page opens without a network; without one the page works all the same. */
export function keepForOffline(): void {
  // The development server has no built worker. Its mode tells, not DEV: that follows NODE_ENV also in a build.
  if (!('serviceWorker' in navigator) || import.meta.env.MODE === 'development') return;
  navigator.serviceWorker
    .register('./service-worker.js')
    .catch((error: unknown) => console.warn('fieldcast_offline_unavailable', error));
  // Else a phone short of space may throw the queue away.
  navigator.storage?.persist?.().catch((error: unknown) => console.warn('fieldcast_storage_not_kept', error));
}
