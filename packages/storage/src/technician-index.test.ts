import { describe, expect, it } from 'vitest';
import { TechnicianIndex } from './technician-index.ts';

const encoder = new TextEncoder();

function indexOf() {
  const index = new TechnicianIndex();
  const bytesOf = (id: string) => encoder.encode(`<${id}>`);
  return {
    find: (id: string, tenant = 0) => index.find(tenant, bytesOf(id), 1, bytesOf(id).length - 1),
    insert: (id: string, tenant = 0) => index.insert(tenant, bytesOf(id), 1, bytesOf(id).length - 1),
    truncate: (count: number) => index.truncate(count),
  };
}

describe('the index of technicians', () => {
  it('finds what was inserted, among thousands, and nothing else', () => {
    const { find, insert } = indexOf();
    for (let number = 0; number < 5_000; number++) expect(insert(`t${number}`)).toBe(number);
    for (let number = 0; number < 5_000; number++) expect(find(`t${number}`)).toBe(number);
    expect([find('t5000'), find('t'), find('')]).toEqual([-1, -1, -1]);
  });

  it('keeps equal ids of two tenants apart', () => {
    const { find, insert } = indexOf();
    insert('anna', 0);
    expect(find('anna', 1)).toBe(-1);
    insert('anna', 1);
    expect([find('anna', 0), find('anna', 1)]).toEqual([0, 1]);
  });

  it('forgets the last ones, finds the others, and takes them again', () => {
    const { find, insert, truncate } = indexOf();
    for (let number = 0; number < 1_000; number++) insert(`t${number}`);
    truncate(300);
    for (let number = 0; number < 1_000; number++) expect(find(`t${number}`)).toBe(number < 300 ? number : -1);
    for (let number = 999; number >= 300; number--) insert(`t${number}`);
    for (let number = 300; number < 1_000; number++) expect(find(`t${number}`)).toBe(1_299 - number);
  });

  it('has room for ids of any length', () => {
    const { find, insert } = indexOf();
    const ids = Array.from({ length: 200 }, (_, index) => 'é'.repeat(index));
    for (const id of ids) insert(id);
    expect(ids.map((id) => find(id))).toEqual(ids.map((_, index) => index));
  });
});
