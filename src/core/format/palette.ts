/**
 * The colours that mean something, once for the tabs and for the sidebar: a red on the scorecard is the same red in a
 * panel. The sidebar takes them as custom properties of these names.
 */
export const PALETTE = {
  ink: '#202124',
  soft: '#5f6368',
  /** The ground of a table's headers, and of a row that is set off. */
  head: '#e8eaed',
  hover: '#f1f3f4',
  /** A cell that a person may fill in. */
  field: '#eef4fb',
  'under-fill': '#f2b8a2',
  'under-ink': '#5a1a00',
  'watch-fill': '#fff4cc',
  'watch-ink': '#5c4700',
  /** A figure that is below its benchmark, as likely by chance as not. */
  'below-fill': '#fdfaf2',
  'below-ink': '#5c4700',
  'best-fill': '#cfe5f7',
  'best-ink': '#0b3d66',
  /** In a picture: short of what is needed, at or past it, and what the figure is held against. */
  low: '#b4531f',
  well: '#1f5f8b',
  against: '#868f9a',
  /** Bars of reps on watch, and of those below as likely by chance. */
  'bar-watch': '#d9a400',
  'bar-below': '#e3d9b4',
} as const;
