/** Words of the history of one technician. */
export const dayText = {
  title: 'Day',
} as const;
