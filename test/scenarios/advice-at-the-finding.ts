import { scenario } from '../../workbench/demo/scenario.ts';

const REPS = ['Ana Silva', 'Tom Okafor', 'Okafor Tom', 'a.silva@acme.com', 'Marcus Webb'];
const STAGES = ['Kunde gewonnen!', 'Absage vom Kunden', 'Angebot', 'Kunde gewonnen!', 'Absage vom Kunden'];

export default scenario({
  title: 'Advice with a button',
  tells:
    'Words that nobody knows, reps spelt in several ways, amounts in two currencies: each with the evidence, and one press where a press settles it.',
  tabs: [
    {
      name: 'Export',
      rows: [
        ['Rep', 'Stage', 'First appointment', 'Date closed', 'Amount'],
        ...Array.from({ length: 40 }, (_, i) => [
          REPS[i % 5],
          STAGES[(i + Math.floor(i / 5)) % 5],
          `2026-01-${String((i % 27) + 1).padStart(2, '0')}`,
          STAGES[(i + Math.floor(i / 5)) % 5] === 'Angebot'
            ? ''
            : `2026-03-${String((i % 27) + 1).padStart(2, '0')}`,
          { value: 1000 + i, format: i === 7 ? '[$€-407] #,##0' : '$#,##0' },
        ]),
      ],
    },
  ],
  steps: [
    { open: 'Pipeline' },
    { sees: '0 won, 0 lost, 40 open' },
    { sees: 'Amounts are formatted in several currencies, and added as one: USD (39), EUR (1)' },
    { press: 'Kunde gewonnen! is won, Absage vom Kunden is lost' },
    { sees: '16 won, 16 lost, 8 open' },
    { misses: 'says neither won, lost nor open: counted as open' },
    { press: 'Join 2 spellings of reps' },
    { sees: 'in the tab KPI Settings' },
    { misses: 'may be one rep' },
    { choose: 'Angebot', option: 'Lost' },
    { sees: '16 won, 24 lost, 0 open' },
    { press: 'Discard' },
    { sees: '16 won, 16 lost, 8 open' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built' },
  ],
});
