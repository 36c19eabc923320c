/** Words of the timeline. */
export const timelineText = {
  live: 'Live',
} as const;
