// Which column is taken or first proposed for each role of the real files, against what a person reads there
// (../shared/reference/unseen.md, in words).
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candidatesFor, PROPOSED, WANTED } from '../../src/core/check/candidates.ts';
import { findColumns } from '../../src/core/pipeline/columns.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import type { Role } from '../../src/core/settings/settings.ts';
import { csvGrid, hasShared, SHARED } from '../support/csv.ts';

/** By file, the header of each role that it has; Created is the date that stands in. */
const ROLES: Record<string, Partial<Record<Role | 'Created', string>>> = {
  'hubspot-pt-levyvix-todos': {
    Stage: 'Etapa do negócio',
    Amount: 'Valor',
    Created: 'Data de criação',
    'Close date': 'Data de fechamento',
    Name: 'Nome do negócio',
  },
  'pipedrive-pt-leonardo': {
    Status: 'Negócio - Status',
    Created: 'Negócio - Negócio criado em',
    'Won date': 'Negócio - Ganho em',
    Stage: 'Negócio - Etapa',
  },
  'bitrix24-ru-ctrl': {
    Rep: 'ASSIGNED_BY_ID',
    Stage: 'STAGE_ID',
    Amount: 'OPPORTUNITY',
    Name: 'TITLE',
    Created: 'DATE_CREATE',
    'Close date': 'CLOSEDATE',
    Closed: 'CLOSED',
  },
  'odoo-vapelife': { Rep: 'user_id/id', Source: 'source_id/id' },
  'leap-hustad': {
    Rep: 'Opportunity Manager',
    Stage: 'Stage',
    Amount: 'Sale Price',
    Created: 'Created Date',
  },
  'tracker-es-aulazaro': { Rep: 'responsable', Stage: 'etapa', Amount: 'importe_eur' },
  'bi-camilo': {
    Rep: 'rep_id',
    Stage: 'stage',
    Amount: 'estimated_value',
    Created: 'created_date',
    'Close date': 'actual_close_date',
  },
  'crm-stephenjang': {
    Rep: 'rep',
    Stage: 'stage',
    Amount: 'arr',
    Created: 'created_date',
    'Close date': 'close_date',
    'Contact level': 'champion_seniority',
    Industry: 'industry',
  },
  'crm-qichao': {
    Rep: 'rep_name',
    Stage: 'stage',
    Amount: 'acv',
    Created: 'created_date',
    'Close date': 'close_date',
    Name: 'deal_name',
    Industry: 'industry',
    Source: 'lead_source',
  },
  'revpulse-pelummy': {
    Rep: 'rep_id',
    Status: 'status',
    Amount: 'deal_value',
    Created: 'created_at',
    'Close date': 'closed_at',
  },
  'hubspot-dgbusiness': { Stage: 'dealstage', 'Close date': 'close date', Name: 'dealname' },
  'winloss-mvp': { Status: 'outcome', Amount: 'deal_value_usd' },
  'tracker-vishal': {
    Rep: 'AssignedTo',
    Created: 'CreatedDate',
    Source: 'LeadSource',
    Amount: 'ExpectedValue',
    Status: 'Status',
    Stage: 'Stage',
  },
};

describe.skipIf(!hasShared)('the first proposal for each role of the real files', () => {
  test.each(Object.entries(ROLES))('%s', (file, expected) => {
    const grid = csvGrid(resolve(SHARED, `data/unseen/${file}.csv`));
    const settings = defaultSettings();
    const columns = findColumns(grid, settings);
    const first = (role: Role): string | undefined => {
      const at = columns.of[role];
      if (at !== undefined) return columns.headers[at];
      const wanted = PROPOSED.find(({ roles }) => roles.includes(role));
      const [best] = wanted ? candidatesFor(wanted.roles, columns, grid, settings) : [];
      return best && (best.role === role || wanted?.roles[0] === role) ? best.header : undefined;
    };
    const roleOf = (name: string): Role => (name === 'Created' ? 'First appointment' : (name as Role));
    const found = Object.keys(expected).map(name => [name, first(roleOf(name))]);
    expect(Object.fromEntries(found)).toEqual(expected);
    // And nothing is proposed for a role that a person does not find in the file.
    const has = new Set(Object.keys(expected).map(roleOf));
    const others = WANTED.filter(({ roles }) => !roles.some(role => has.has(role)));
    const proposed = others.flatMap(({ roles }) => candidatesFor(roles, columns, grid, settings));
    expect(proposed).toEqual([]);
  });
});
