/** Colours of the map. The page's own are in styles/tokens.css, those of technicians in marker-palette.ts. */
export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly graticule: string;
  readonly streetCasing: string;
  readonly street: string;
  readonly mainStreet: string;
  readonly streetName: string;
  readonly label: string;
  readonly halo: string;
  readonly selection: string;
}

export const lightPalette: Palette = {
  water: '#cfdfea',
  land: '#f2f1ec',
  coast: '#a9bfcd',
  border: '#cbc7bc',
  graticule: '#9fb6c5',
  streetCasing: '#d5d1c5',
  street: '#ffffff',
  mainStreet: '#fff3d1',
  streetName: '#6f6e66',
  label: '#16202b',
  halo: '#ffffff',
  selection: '#1d5fe0',
};

export const darkPalette: Palette = {
  water: '#0c141c',
  land: '#17212b',
  coast: '#31485a',
  border: '#33414d',
  graticule: '#2c4152',
  streetCasing: '#0f171f',
  street: '#364655',
  mainStreet: '#4c4b39',
  streetName: '#8796a3',
  label: '#eef3f7',
  halo: '#0c141c',
  selection: '#6ea2ff',
};
