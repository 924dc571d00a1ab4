/** A word of the product, and what it means. */
export interface Term {
  term: string;
  means: string;
}

/**
 * The words that a manager meets, each once: the sidebar's help shows them, and docs/glossary.md is printed from them.
 * A word of the trade that is not here has no business in a sentence of the product.
 */
export const GLOSSARY: readonly Term[] = [
  {
    term: 'Pipeline',
    means:
      'Your deals, one in a row below a row of headers. Columns are found by their headers, wherever they stand.',
  },
  {
    term: 'First appointment',
    means: 'The first meeting with a buyer. A deal without its date counts in no figure of appointments.',
  },
  {
    term: 'Outcome',
    means: 'What became of a deal: won, lost or open. A flag says it, else the status, else the stage.',
  },
  { term: 'Decided', means: 'Won or lost. Open deals are not decided, whatever their expected close date.' },
  {
    term: 'Gateway',
    means: 'The next step that a first appointment has to win, such as a proposal, a demo or a survey.',
  },
  {
    term: 'Proof',
    means:
      'The column, or the stages, that show that a deal came through the gateway. A deal whose proof says so claims it.',
  },
  {
    term: 'Rule',
    means:
      'What a claim must also meet to count as passed, such as a contact who can decide. A won deal has always passed.',
  },
  {
    term: 'Days to pass',
    means:
      'How long a first appointment is given to reach the gateway. Until then it is pending and counts on neither side.',
  },
  {
    term: 'Matured',
    means: 'Said of a first appointment that has had its days to pass the gateway.',
  },
  { term: 'Gateway ratio', means: 'Of the matured first appointments, the share that passed the gateway.' },
  {
    term: 'Close ratio',
    means:
      'Of the decided deals that passed the gateway, the share that was won; without a gateway that can be proven, of all decided deals.',
  },
  { term: 'Average sale', means: 'Revenue divided by the sales that have an amount.' },
  { term: 'Sales cycle', means: 'Days from the first appointment to the close, over the sales.' },
  { term: 'Peers', means: 'All other reps’ deals, taken together. A rep is never among their own peers.' },
  {
    term: 'Magic number',
    means:
      'The new first appointments a week that the revenue target needs, at this average sale, close ratio and gateway ratio.',
  },
  {
    term: 'Activity barometer',
    means: 'First appointments a week as a share of the magic number. 100% is what the target needs.',
  },
  { term: 'Benchmark', means: 'The figure that a rep’s own is held against. You set it.' },
  {
    term: 'Odds',
    means:
      'How much better a low figure is explained by a rep who works below the benchmark than by one who stands at it: 60 to 1 is much, 2 to 1 is chance. They may be looked at every week without wearing out.',
  },
  {
    term: 'Under',
    means:
      'Below the benchmark, with odds as long as the confidence in your settings asks for. This is the mark to act on.',
  },
  {
    term: 'Watch',
    means: 'Below the benchmark with odds of 3 to 1 or more, but not enough yet. Look again with more deals.',
  },
  { term: 'Below', means: 'Below the benchmark, with odds under 3 to 1: it may as well be chance.' },
  {
    term: 'Best practice',
    means:
      'A figure so good, with the odds to show it, that the others should learn how it is done. Promising is the same with shorter odds.',
  },
  {
    term: 'As of',
    means:
      'The day that stands for today: the latest day of your deals, or the day in the settings. No figure uses the clock.',
  },
  {
    term: 'Catch-up number',
    means: 'The magic number for what is left of the target in the weeks that are left.',
  },
];

/** The terms of these names, in the order of the glossary. */
export function termsOf(names: readonly string[]): Term[] {
  return GLOSSARY.filter(({ term }) => names.includes(term));
}
