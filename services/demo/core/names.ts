const FIRST_NAMES = [
  ...['Ann', 'Mehmet', 'Chloé', 'Jonas', 'Priya', 'Tomás', 'Wei', 'Aisha', 'Björn', 'Fatima', 'Luca', 'Zoë', 'Kwame'],
  ...['Ingrid', 'Mateo', 'Sofia', 'Omar', 'Hana', 'Piotr', 'Nadia', 'René', 'Grace', 'Søren', 'Leila', 'Ivan', 'Maya'],
  ...['Kenji', 'Olga', 'Samuel', 'Ximena', 'Yusuf'],
] as const;
const LAST_NAMES = [
  ...['Becker', 'Yılmaz', 'Dubois', 'Lindqvist', 'Patel', 'García', 'Chen', 'Okafor', 'Sørensen', 'Haddad', 'Rossi'],
  ...['Müller', 'Mensah', 'Berg', 'Fernández', 'Costa', 'Farouk', 'Nováková', 'Kowalski', 'Petrov', 'Lefèvre', 'Brown'],
  ...['Jensen', 'Rahimi', 'Horvat', 'Singh', 'Tanaka', 'Ivanova', 'Adeyemi'],
] as const;

/**
 * A name for the technician of this number, 0 or more; the first 899 differ. The counts of the two lists have no common
 * divisor, so that walking both at once meets every pair.
 */
export function nameOf(index: number): string {
  return `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[index % LAST_NAMES.length]}`;
}

/** Streets of the town, by kind: enough for the grid of town.ts. */
export const STREET_NAMES = {
  ring: 'Ringstraße',
  main: ['Hauptstraße', 'Bahnhofstraße', 'Brückenstraße', 'Alte Brücke', 'Hannoversche Straße', 'Marktstraße'],
  street: [
    ...['Lindenstraße', 'Gartenstraße', 'Schulstraße', 'Kirchstraße', 'Mühlenweg', 'Goethestraße', 'Schillerstraße'],
    ...['Bergstraße', 'Feldstraße', 'Waldstraße', 'Am Markt', 'Poststraße', 'Rosenstraße', 'Ahornweg', 'Birkenweg'],
    ...['Uferstraße', 'Königstraße', 'Wiesenstraße', 'Parkstraße', 'Industriestraße', 'Kastanienallee', 'Ziegelei'],
  ],
  lane: ['Amselweg', 'Drosselgasse', 'Finkenweg', 'Lerchenweg', 'Meisenweg', 'Starenweg', 'Hasenwinkel', 'Fuchsbau'],
} as const;
