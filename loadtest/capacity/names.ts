/** The company's own id of the generator's n-th technician, from 0. */
export function technicianIdOf(technician: number): string {
  return `technician-${String(technician).padStart(5, '0')}`;
}

/** The number behind a technician id of the generator. @throws RangeError for an id that is not one of ours */
export function technicianOf(technicianId: string): number {
  const [, digits] = /^technician-(\d{5,})$/.exec(technicianId) ?? [];
  if (digits === undefined) throw new RangeError(`not a technician of the generator: ${technicianId}`);
  return Number(digits);
}

export function deviceIdOf(technician: number): string {
  return `phone-${String(technician).padStart(5, '0')}`;
}

/** The n-th tenant, from 0. The first is the one every embedded stack has. */
export function tenantIdOf(tenant: number): string {
  return tenant === 0 ? 'demo' : `company-${tenant}`;
}
