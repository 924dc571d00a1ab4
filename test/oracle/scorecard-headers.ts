/** The columns of a scorecard, docs/kpis.md, section 5, in their order: for the second reading, and for every test. */
export const SCORECARD_HEADERS = [
  'Rep',
  'Coach first',
  'Flags',
  'First appointments',
  'Matured',
  'Passed gateway',
  'Gateway ratio',
  'Decided',
  'Sales',
  'Close ratio',
  'Revenue',
  'Average sale',
  'Average sale vs peers',
  'Sales cycle',
  'Sales cycle vs peers',
  'Magic number',
  'Appointments per week',
  'Activity barometer',
] as const;

export type ScorecardHeader = (typeof SCORECARD_HEADERS)[number];
