/** Words of the map. */
export const mapText = {
  offline: 'Offline map',
  loading: 'Drawing the map…',
  unavailableTitle: 'The map cannot be drawn here',
  unavailableLead: 'This browser has no WebGL 2, or it is switched off. The list is live all the same.',
  failedLead: 'The map could not be loaded. Reload the page to try again; the list is live all the same.',
  fitAll: 'Show all technicians',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  outlinesAttribution: 'Outlines: Natural Earth',
  streetsAttribution: 'Streets: invented, for the demo',
  archiveAttribution:
    '<a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noreferrer">© OpenStreetMap</a> <a href="https://protomaps.com" target="_blank" rel="noreferrer">Protomaps</a>',
} as const;
