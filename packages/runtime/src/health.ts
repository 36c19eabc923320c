/** What one dependency of a service says about itself. */
export interface Check {
  readonly ok: boolean;
  /** For the operator: what is wrong and what the service does about it. */
  readonly detail?: string | undefined;
}

export interface Health {
  /** Sets one named check; the service is ready when all of them are ok. */
  set(name: string, check: Check): void;
  report(): { ready: boolean; checks: Record<string, Check> };
}

/** Health of a service; starts not ready, because of the given checks nobody has set yet. */
export function createHealth(checkNames: readonly string[]): Health {
  const checks = new Map<string, Check>(checkNames.map((name) => [name, { ok: false, detail: 'starting' }]));
  return {
    set: (name, check) => void checks.set(name, check),
    report: () => ({ ready: [...checks.values()].every(({ ok }) => ok), checks: Object.fromEntries(checks) }),
  };
}
