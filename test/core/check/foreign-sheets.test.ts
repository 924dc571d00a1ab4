// Sheets from other hands, languages and locales: what would be misread in silence is told. Each is the least that shows
// a fault which a real export had.
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { pressesFor } from '../../../src/core/check/presses.ts';
import { checkSentence } from '../../../src/core/check/sentence.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { PIPELINE_CHECK } from '../../../src/functions/check.ts';
import { AVERAGE_SALE, CLOSE_RATIO } from '../../../src/functions/figures.ts';

const calendar = new Calendar(() => 'Etc/UTC');
const table = (...rows: Cell[][]): Cell[][] => [['Group', 'Name', 'Setting', 'Value'], ...rows];
const readOf = (grid: Cell[][], settings: Cell[][]) => {
  const read = readSettings(settings, calendar);
  return { read, rows: readPipeline(grid, read, calendar, true) };
};
const sentence = (grid: Cell[][], settings = table()): string => {
  const { read, rows } = readOf(grid, settings);
  return checkSentence(rows, read);
};
const findings = (grid: Cell[][], settings = table()): string[] =>
  PIPELINE_CHECK(grid, settings).map(row => `${row[0]} -> ${row[3]}`);
/** What a person has pressed who presses what is proposed, one thing after the other. */
const pressed = (grid: Cell[][]): Cell[][] => {
  const settings = table();
  for (let i = 0; i < 6; i++) {
    const { read, rows } = readOf(grid, settings);
    const [press] = pressesFor(grid, rows, read, calendar);
    if (!press) break;
    for (const { group, name, setting, values } of press.changes)
      for (const value of values) settings.push([group, name, setting, value]);
  }
  return settings;
};
const taken = (settings: Cell[][], role: string): Cell | undefined =>
  settings.find(([group, name, setting]) => group === 'Column' && name === role && setting === 'Header')?.[3];

const deals = (amounts: Cell[]): Cell[][] => [
  ['Rep', 'Stage', 'Amount'],
  ...amounts.map((amount, i) => ['Ann', i % 2 ? 'Lost' : 'Won', amount]),
];

describe('amounts of which the sheet took the sign of thousands for the decimal sign', () => {
  test('1,234 as 1.234: no money has three decimals', () => {
    const grid = deals([1.234, 12.5, 8, 45.999]);
    expect(sentence(grid)).toBe(
      '"Amount" holds 1.234, with three decimals: the sheet may have read the sign of thousands as the decimal sign; see PIPELINE_CHECK',
    );
    expect(findings(grid).join()).toContain(
      'a thousand times too small -> Import the file anew with a locale that writes numbers as it does',
    );
    // The contract reads a number as it stands.
    expect(AVERAGE_SALE(grid)).toBe(4.615);
  });
  test('1,250,000 was left as a text beside 12.5', () => {
    expect(sentence(deals([12.5, 8, '1,250,000', 300]))).toMatch(
      /^"Amount" holds "1,250,000" as a text beside 1 number/,
    );
    expect(sentence(deals([12.5, 8, '1.234,50', 300]))).toMatch(
      /^"Amount" holds "1.234,50" as a text beside 1 number/,
    );
  });
  test.each([
    ['money to the cent', [31.17, 29.5, 950]],
    ['a share of something', [33.333333, 1.234, 12]],
    ['a thousand and more with three decimals', [1234.567, 1.234]],
    ['one odd number among many', [1.234, 2.5, 3.5, 4.25, 5.75, 8.5]],
    ['whole numbers beside texts in groups', [950, 8, '1,250,000']],
    ['a currency in the text', [12.5, '$1,250,000']],
  ])('%s says nothing', (_, amounts) => expect(sentence(deals(amounts))).not.toContain('sign of thousands'));
});

test('amounts of sales that the sheet made dates of can not be read, and it is told', () => {
  expect(sentence(deals([new Date(Date.UTC(2026, 4, 12)), 8, 950]))).toMatch(
    /^1 amount of sales can't be read/,
  );
});

describe('a won flag against the stage', () => {
  const grid = (flag: Cell, stage: string): Cell[][] => [
    ['Rep', 'Stage', 'Is Won', 'Amount'],
    ['Ann', 'Closed Won', 'TRUE', 100],
    ['Ann', 'Closed Lost', 'FALSE', 100],
    ['Ann', stage, flag, 100],
  ];
  test('is told, with its rows', () => {
    expect(sentence(grid('TRUE', 'Closed Lost'))).toBe(
      '"Is Won" contradicts "Stage" in 1 row (first: row 4); see PIPELINE_CHECK',
    );
    expect(sentence(grid('FALSE', 'Closed Won'))).toContain('contradicts');
    expect(findings(grid(true, 'Closed Lost')).join()).toContain('Column | Won | Header | None');
  });
  test('is none where the stage says nothing, or the flag is blank', () => {
    expect(sentence(grid('TRUE', 'Demo'))).toBe('');
    expect(sentence(grid('', 'Closed Won'))).toBe('');
  });
});

describe('stages', () => {
  const grid = (...stages: string[]): Cell[][] => [
    ['Rep', 'Stage', 'Amount'],
    ['Ann', 'closedwon', 100],
    ['Ann', 'closedlost', 100],
    ...stages.map(stage => ['Ann', stage, 100]),
  ];
  test('by a number nobody can read: told as what may be won or lost', () => {
    expect(sentence(grid('1043391', '1043391', 'Demo'))).toBe(
      '2 rows say "1043391": counted as open (first: row 4); see PIPELINE_CHECK',
    );
  });
  test('on the way are listed with their rows, so that a person sees which word was not known', () => {
    expect(findings(grid('Demo', 'Demo', 'Handed over'))).toContain(
      'Neither won, lost nor open, so counted as open: "Demo" (2), "Handed over" (1) -> Nothing where they are stages ' +
        'on the way; else Outcome | Won (or Lost) | Stages | the word',
    );
  });
  test.each([
    ['Fechado', 'Perdido - preço', 1 / 2],
    ['Auftrag', 'Abgesagt', 1 / 2],
    ['Signé', 'Perdu (budget)', 1 / 2],
    ['Cerrado', 'Descartado', 1 / 2],
    ['Chiuso', 'Perso - prezzo', 1 / 2],
  ])('%s and %s are proposed for won and lost', (won, lost, close) => {
    const rows: Cell[][] = [
      ['Rep', 'Stage'],
      ['Ann', won],
      ['Ann', lost],
    ];
    expect(CLOSE_RATIO(rows, '', '', '', pressed(rows))).toBe(close);
  });
});

test('numbers after a name are no initials: Rep_2 is not Rep_20', () => {
  const rows: Cell[][] = [
    ['Rep', 'Stage'],
    ...['Rep_2', 'Rep_20', 'Rep_3'].map(rep => [rep, 'Won']),
    ['Rep_2', 'Lost'],
  ];
  expect(sentence(rows)).toBe('');
  expect(pressed(rows)).toEqual(table());
});

describe('columns in other words', () => {
  const days = (i: number): string => `2026-02-${String(10 + i)}`;
  const sheet = (headers: string[], row: (i: number) => Cell[]): Cell[][] => [
    headers,
    ...Array.from({ length: 8 }, (_, i) => row(i)),
  ];
  const columns = (grid: Cell[][]) => {
    const settings = pressed(grid);
    return ['Rep', 'Status', 'First appointment', 'Close date', 'Amount'].map(role => taken(settings, role));
  };
  const rows = (i: number): Cell[] => [
    ['Ana', 'Rui'][i % 2] as string,
    ['Gewonnen', 'Perdido'][i % 2] as string,
    days(i),
    days(i + 5),
    days(i + 7),
    100 + i,
  ];
  test.each([
    [
      [
        'Vertriebsmitarbeiter',
        'Ergebnis',
        'Erstgespräch am',
        'Abgeschlossen am',
        'Voraussichtliches Abschlussdatum',
        'Auftragswert',
      ],
    ],
    [['Commercial', 'Statut', 'Date du RDV', 'Date de clôture', 'Date de clôture prévue', 'Montant HT']],
    [['Comercial', 'Estado', 'Primera reunión', 'Fecha de cierre', 'Cierre estimado', 'Importe']],
    [['Vendedora', 'Situação', 'Primeiro contato', 'Data de fechamento', 'Previsão de fechamento', 'Valor']],
    [['Verkoper', 'Uitkomst', 'Afspraak op', 'Gesloten op', 'Verwachte sluitdatum', 'Bedrag (ex btw)']],
    [['Venditore', 'Esito', 'Primo appuntamento', 'Data chiusura', 'Chiusura prevista', 'Importo']],
  ])('%s', headers => {
    const [rep, status, began, closed, , amount] = headers;
    expect(columns(sheet(headers, rows))).toEqual([rep, status, began, closed, amount]);
  });
  test('reps by their number, where no column has their names', () => {
    const byNumber = (i: number): Cell[] => [`A-${i % 3}`, `Q-${i}`, ['Won', 'Lost'][i % 2] as string];
    expect(columns(sheet(['agent_id', 'quote_id', 'stage'], byNumber))[0]).toBe('agent_id');
    const byName = (i: number): Cell[] => [`A-${i % 3}`, `Ann ${i % 3}`, ['Won', 'Lost'][i % 2] as string];
    expect(columns(sheet(['sales_owner_id', 'sold by seller', 'stage'], byName))[0]).toBe('sold by seller');
  });
});

describe('reps of the settings who have no row', () => {
  const grid: Cell[][] = [
    ['Rep', 'Stage'],
    ['Ana Silva', 'Won'],
    ['Tom Okafor', 'Lost'],
  ];
  test.each([
    ['Ana Sliva', 'Ana Silva'],
    ['Okafor Tom', 'Tom Okafor'],
    ['Tom Okafer', 'Tom Okafor'],
  ])('%s is told, with %s as the nearest name', (name, near) => {
    expect(findings(grid, table(['Target', name, 'Revenue', 100]))).toContain(
      `The settings name "${name}", who has no row in the pipeline -> Perhaps "${near}": correct the spelling in the settings`,
    );
  });
  test('a new hire has no near name, and a rep who is there is not told', () => {
    const said = findings(
      grid,
      table(['Target', 'Zoë Park', 'Revenue', 1], ['Rep', 'ana  silva', 'Active', 'No']),
    ).join('\n');
    expect(said).toContain('"Zoë Park", who has no row in the pipeline -> Nothing for a new hire');
    expect(said).not.toContain('silva", who');
  });
  test('the name that others are joined under is told too', () => {
    expect(findings(grid, table(['Rep', 'T. Okafor', 'Same as', 'Tomas Okafor'])).join()).toContain(
      '"Tomas Okafor", who',
    );
    expect(findings(grid, table(['Rep', 'Tom Okafor', 'Same as', 'Tom O.'])).join()).not.toContain(
      'who has no row',
    );
  });
});
