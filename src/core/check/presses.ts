import type { Calendar } from '../cells/calendar.ts';
import type { Grid } from '../cells/cell.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { counted, quoted, shortened } from '../problem.ts';
import type { SettingChange } from '../settings/change.ts';
import type { Settings } from '../settings/settings.ts';
import { candidatesFor, PROPOSED } from './candidates.ts';
import { dateCure } from './date-orders.ts';
import { spellingsOf } from './spellings.ts';
import { wordChanges, wordsOf } from './words.ts';

/** What one press would set, with what speaks for it. Nothing of it counts before somebody presses. */
export interface Press {
  kind: 'columns' | 'dates' | 'words' | 'reps';
  label: string;
  changes: SettingChange[];
  /** One sentence a change, or one for them all. */
  why: string[];
}

/**
 * All that a sheet suggests, in the order in which it is best pressed: columns first, because words and dates are told by
 * them. Afterwards the rest is asked again.
 */
export function pressesFor(grid: Grid, rows: Opportunities, settings: Settings, calendar: Calendar): Press[] {
  const presses = [
    columnsPress(grid, rows, settings),
    datesPress(grid, rows, settings, calendar),
    wordsPress(rows, settings),
    repsPress(rows),
  ];
  return presses.filter((press): press is Press => press !== undefined);
}

function columnsPress(grid: Grid, { columns }: Opportunities, settings: Settings): Press | undefined {
  const used = new Set<string>();
  const found = PROPOSED.flatMap(({ roles }) => {
    const best = candidatesFor(roles, columns, grid, settings).find(({ header }) => !used.has(header));
    if (best) used.add(best.header);
    return best ? [best] : [];
  });
  if (!found.length) return undefined;
  return {
    kind: 'columns',
    label: `Take ${found.map(({ role, header }) => `${shortened(header, 30)} as ${role}`).join(', ')}`,
    changes: found.map(({ role, header }) => ({
      group: 'Column',
      name: role,
      setting: 'Header',
      values: [header],
    })),
    why: found.map(({ header, why }) => `${quoted(header)}: ${why}`),
  };
}

function datesPress(
  grid: Grid,
  rows: Opportunities,
  settings: Settings,
  calendar: Calendar,
): Press | undefined {
  const cure = dateCure(grid, rows, settings, calendar);
  if (!cure) return undefined;
  const orders = cure.changes.map(({ name, values }) => `${shortened(name, 30)}: ${values[0]}`);
  return { kind: 'dates', label: orders.join('; '), changes: cure.changes, why: [cure.why] };
}

function wordsPress(rows: Opportunities, settings: Settings): Press | undefined {
  const words = wordsOf(rows, settings);
  const changes = wordChanges(words, settings);
  if (!changes.length) return undefined;
  const taken = words.filter(
    ({ says, proposed, closed }) => !says && proposed && (proposed !== 'Open' || closed > 0),
  );
  return {
    kind: 'words',
    label: taken
      .map(({ word, proposed }) => `${shortened(word, 30)} is ${proposed?.toLowerCase()}`)
      .join(', '),
    changes,
    why: taken.map(({ word, why }) => `${quoted(word)}: ${why}`),
  };
}

function repsPress(rows: Opportunities): Press | undefined {
  const spellings = spellingsOf(rows);
  if (!spellings.length) return undefined;
  return {
    kind: 'reps',
    label: `Join ${counted(spellings.length, 'spelling')} of reps`,
    changes: spellings.map(({ name, rep }) => ({ group: 'Rep', name, setting: 'Same as', values: [rep] })),
    why: spellings.map(({ name, rep, why }) => `${quoted(name)} is probably ${quoted(rep)}: ${why}`),
  };
}
