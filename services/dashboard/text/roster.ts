/** Words of the roster. */
export const rosterText = {
  title: 'Technicians',
  search: 'Search name or ID',
  noMatch: (query: string) => `Nobody matches “${query}”.`,
  clearSearch: 'Clear search',
  loading: 'Loading technicians…',
  emptyTitle: 'No technicians yet',
  emptyLead: 'They appear here by themselves when they first connect. Without an app: “Add a phone” above.',
  emptySteps: [
    'Give each technician a token: POST /v1/tokens with your company’s API key and role “technician”.',
    'Open the app on their phone, or run the Fieldcast SDK with that token.',
    'The first position shows up here within a second.',
  ],
} as const;
