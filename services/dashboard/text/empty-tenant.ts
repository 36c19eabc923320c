/** Words of a board that has nobody yet, and the commands it offers. */
export const emptyTenantText = {
  title: 'No technicians yet',
  lead: 'They appear here by themselves with their first position. Three ways to begin:',
  phone: {
    title: 'Add a phone',
    lead: 'For a phone without your company’s app: it opens a link once and is on the map.',
    button: 'Create a phone link',
  },
  sdk: {
    title: 'Connect your own app',
    lead: 'Build the SDK and add it to your app; docs/sdk.md has the ten lines it takes.',
    command: 'npm run build:client',
  },
  demo: {
    title: 'Look around with the demo',
    lead: 'Starts a Fieldcast of its own with 40 invented technicians, in the folder of the source code.',
    command: 'npm start',
  },
  copy: 'Copy',
  copyCommand: (command: string) => `Copy “${command}”`,
  copied: 'Copied',
  copyByHand: 'Selected: copy it with Ctrl+C or ⌘C',
} as const;
