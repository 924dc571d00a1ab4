// The team of the sample pipeline: who sells how, and what is planted with whom. Data, for the generator and for tests.

export type StoryKind =
  | 'close ratio under'
  | 'too few to tell'
  | 'average sale under'
  | 'fast cycle'
  | 'low contact levels';

export interface Seller {
  name: string;
  /** First appointments from January to August. */
  appointments: number;
  /** Day of the year (from 0) of the first of them. */
  from: number;
  /** Share of appointments that lead to a proposal, by level of the contact met. */
  passes: number;
  /** Share of decided proposals that are won. */
  wins: number;
  /** Typical sale in dollars, and typical days from appointment to close. */
  sale: number;
  cycle: number;
  /** Shares of the contact levels met, in the order of `levels`. */
  contacts: readonly number[];
  story?: StoryKind;
}

export const levels = ['User', 'Manager', 'Director', 'VP', 'Owner'] as const;

/** How readily a contact of each level takes the next step. */
export const openness: Record<(typeof levels)[number], number> = {
  User: 0.15,
  Manager: 0.65,
  Director: 0.8,
  VP: 0.9,
  Owner: 0.92,
};

const usual = [0.06, 0.28, 0.28, 0.2, 0.18] as const;
const high = [0.04, 0.2, 0.3, 0.24, 0.22] as const;
const low = [0.7, 0.18, 0.06, 0.04, 0.02] as const;

export const team: readonly Seller[] = [
  {
    name: 'Alicia Moreno',
    appointments: 56,
    from: 4,
    passes: 0.75,
    wins: 0.74,
    sale: 23000,
    cycle: 54,
    contacts: high,
  },
  {
    name: 'Ben Whitaker',
    appointments: 52,
    from: 5,
    passes: 0.72,
    wins: 0.7,
    sale: 21500,
    cycle: 58,
    contacts: usual,
  },
  {
    name: 'Carla Jensen',
    appointments: 54,
    from: 4,
    passes: 0.74,
    wins: 0.72,
    sale: 24000,
    cycle: 56,
    contacts: usual,
  },
  {
    name: 'Dylan Brooks',
    appointments: 54,
    from: 6,
    passes: 0.33,
    wins: 0.73,
    sale: 22500,
    cycle: 55,
    contacts: low,
    story: 'low contact levels',
  },
  {
    name: 'Elena Rossi',
    appointments: 50,
    from: 5,
    passes: 0.78,
    wins: 0.76,
    sale: 25000,
    cycle: 52,
    contacts: high,
  },
  {
    name: 'Farid Haddad',
    appointments: 51,
    from: 7,
    passes: 0.7,
    wins: 0.69,
    sale: 21000,
    cycle: 57,
    contacts: usual,
  },
  {
    name: 'Grace Liu',
    appointments: 58,
    from: 4,
    passes: 0.76,
    wins: 0.73,
    sale: 23500,
    cycle: 53,
    contacts: usual,
  },
  {
    name: 'Marcus Webb',
    appointments: 55,
    from: 5,
    passes: 0.73,
    wins: 0.36,
    sale: 22000,
    cycle: 58,
    contacts: usual,
    story: 'close ratio under',
  },
  {
    name: 'Nina Petrova',
    appointments: 11,
    from: 140,
    passes: 0.73,
    wins: 0.5,
    sale: 22500,
    cycle: 44,
    contacts: usual,
    story: 'too few to tell',
  },
  {
    name: 'Priya Raman',
    appointments: 53,
    from: 4,
    passes: 0.75,
    wins: 0.74,
    sale: 23500,
    cycle: 29,
    contacts: high,
    story: 'fast cycle',
  },
  {
    name: 'Samuel Ortiz',
    appointments: 50,
    from: 6,
    passes: 0.71,
    wins: 0.71,
    sale: 22000,
    cycle: 56,
    contacts: usual,
  },
  {
    name: 'Tom Okafor',
    appointments: 56,
    from: 4,
    passes: 0.74,
    wins: 0.75,
    sale: 9800,
    cycle: 55,
    contacts: usual,
    story: 'average sale under',
  },
];

/** Who has what planted, for tests: the name and the story. */
export const stories: readonly { rep: string; story: StoryKind }[] = team.flatMap(({ name, story }) =>
  story ? [{ rep: name, story }] : [],
);
