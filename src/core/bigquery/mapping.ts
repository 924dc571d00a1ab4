import { Calendar } from '../cells/calendar.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { readPipeline } from '../pipeline/read.ts';
import type { Role, Settings } from '../settings/settings.ts';
import { ROLES } from '../settings/settings.ts';
import type { TableSchema } from '../warehouse/schema.ts';

/** Which column of a table serves as what. */
export interface ColumnUse {
  /** The role, or what of which gateway. */
  as: string;
  column: string;
}

/** What the settings make of a table's columns. */
export interface Mapping {
  uses: ColumnUse[];
  /** What a scorecard can't be without and no column serves as. */
  missing: Role[];
}

/** Finds each column by its name, as a sheet's are found by their headers. Refused for what a sheet is refused for. */
export function mapColumns(schema: TableSchema, settings: Settings): Mapping {
  return mappingOf(headersOf(schema, settings));
}

function headersOf({ columns }: TableSchema, settings: Settings): Opportunities {
  return readPipeline([columns.map(({ name }) => name)], settings, new Calendar(() => 'Etc/UTC'), true);
}

function mappingOf({ columns: { of, headers }, gateways }: Opportunities): Mapping {
  const named = (column: number): string => headers[column] as string;
  const uses: ColumnUse[] = ROLES.flatMap(role => {
    const column = of[role];
    return column === undefined ? [] : [{ as: role, column: named(column) }];
  });
  for (const { setting, proof, rules } of gateways) {
    if (proof >= 0) uses.push({ as: `Proof of ${setting.name}`, column: named(proof) });
    for (const { column } of rules) uses.push({ as: `Rule of ${setting.name}`, column: named(column) });
  }
  const tells = (['Stage', 'Status', 'Won', 'Won date'] as const).some(role => of[role] !== undefined);
  return {
    uses,
    missing: [...(of.Rep === undefined ? ['Rep' as const] : []), ...(tells ? [] : ['Stage' as const])],
  };
}
