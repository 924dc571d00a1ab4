import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { fold } from '../../../src/core/cells/fold.ts';
import { findColumns } from '../../../src/core/pipeline/columns.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import type { Role } from '../../../src/core/settings/settings.ts';
import { SHARED } from '../../support/csv.ts';

const columnsOf = (headers: string[], rows: Cell[][] = []) =>
  findColumns([headers, ...rows], defaultSettings());
const headerOf = (headers: string[], role: Role, rows: Cell[][] = []) => {
  const columns = columnsOf(headers, rows);
  return columns.headers[columns.of[role] ?? -1];
};

// Headers of real exports, as collected beside the example files.
const FILE = resolve(SHARED, 'crm-exports.json');
const FIELDS: Record<string, Role> = {
  owner: 'Rep',
  created: 'First appointment',
  stage: 'Stage',
  status: 'Status',
  closed: 'Close date',
  won: 'Won date',
  lost: 'Lost date',
  won_flag: 'Won',
  closed_flag: 'Closed',
  amount: 'Amount',
  currency: 'Currency',
  source: 'Source',
  name: 'Name',
};
type Profile = Record<string, string[]>;
const profiles: [string, Profile][] = existsSync(FILE)
  ? Object.entries((JSON.parse(readFileSync(FILE, 'utf8')) as { crms: Record<string, Profile> }).crms)
  : [];

describe.skipIf(!profiles.length).each(profiles)('an export of %s', (name, profile) => {
  // The whole export: every header that is known of it, once.
  const lists = Object.entries(profile).filter(
    ([field, list]) =>
      Array.isArray(list) && !/regex|stages|values|dates|numbers|file|appointments|stage_ids/.test(field),
  );
  const all = [...new Map(lists.flatMap(([, list]) => list).map(header => [fold(header), header])).values()];
  const columns = columnsOf(all);

  test('is told from the others', () => {
    expect(columns.profile !== undefined).toBe(!['sheet_templates', 'streak'].includes(name));
  });

  test.each(Object.entries(FIELDS).filter(([field]) => Array.isArray(profile[field])))(
    '%s is %s',
    (field, role) => {
      // Close names the outcome's own date under both; its amount list holds a period and a currency.
      if (name === 'close' && field === 'closed') return;
      const wanted = (profile[field] as string[]).map(fold);
      const got = columns.of[role];
      expect(got, `${role} of ${all.join(', ')}`).toBeDefined();
      expect(wanted).toContain(columns.folded[got as number]);
      // The first choice, unless another role has it already. Templates are no CRM, and Odoo has too few headers of its
      // own to be told: there the usual headers decide, in their order.
      if (!columns.profile) return;
      const taken = Object.entries(columns.of)
        .filter(([other]) => other !== role)
        .map(([, at]) => columns.folded[at]);
      const free = wanted.filter(header => !taken.includes(header));
      expect(columns.folded[got as number]).toBe(free[0]);
    },
  );

  test('no expected date is taken for the close date', () => {
    const expected = (profile.expected ?? []).map(fold);
    expect(expected).not.toContain(columns.folded[columns.of['Close date'] ?? -1]);
  });
});

describe('traps of real exports', () => {
  test('"Value cf_123" is no value: a custom field of Copper', () => {
    expect(headerOf(['Owner', 'Stage', 'Value cf_123456', 'Value'], 'Amount')).toBe('Value');
    expect(headerOf(['Owner', 'Stage', 'Value cf_123456'], 'Amount')).toBeUndefined();
  });
  test("Copper's Close Date is the expected one, its Completed Date the real one", () => {
    const copper = [
      'Owner',
      'Status',
      'Close Date',
      'Completed Date',
      'Converted Value',
      'Converted Currency',
    ];
    expect(headerOf(copper, 'Close date')).toBe('Completed Date');
    expect(
      headerOf(
        copper.filter(header => header !== 'Completed Date'),
        'Close date',
      ),
    ).toBeUndefined();
  });
  test('words inside words are no words: Follow On Call, Two Next Steps, Won time', () => {
    const columns = columnsOf(['Owner', 'Follow On Call', 'Two Next Steps', 'Won time', 'Status']);
    expect([columns.of.Won, columns.headers[columns.of['Won date'] as number]]).toEqual([
      undefined,
      'Won time',
    ]);
  });
  test("Dynamics' hidden columns and reasons are told from Status", () => {
    const headers = [
      '(Do Not Modify) Opportunity',
      '(Do Not Modify) Modified On',
      'Topic',
      'Status',
      'Status Reason',
      'Est. Revenue',
      'Owner',
    ];
    expect([headerOf(headers, 'Status'), headerOf(headers, 'Amount')]).toEqual(['Status', 'Est. Revenue']);
  });
  test("Close's own dates, period and currency", () => {
    const headers = [
      'user_name',
      'status_label',
      'status_type',
      'date_won',
      'date_lost',
      'value',
      'value_period',
      'value_currency',
    ];
    const columns = columnsOf(headers);
    const named = (role: Role) => columns.headers[columns.of[role] ?? -1];
    expect([
      named('Won date'),
      named('Lost date'),
      named('Close date'),
      named('Amount'),
      named('Currency'),
    ]).toEqual(['date_won', 'date_lost', undefined, 'value', 'value_currency']);
    expect(columns.profile?.period).toBe('value period');
  });
  test('monday writes a title row above the header', () => {
    const columns = findColumns(
      [['Q3 deals'], [], ['Name', 'Deal owner', 'Stage', 'Deal Value']],
      defaultSettings(),
    );
    expect(columns.headerRow).toBe(2);
  });
  test("Company, Tags and Note are nobody's: they tell no CRM", () => {
    expect(columnsOf(['Company', 'Tags', 'Note', 'Owner', 'Stage']).profile).toBeUndefined();
  });
  test('a flag whose cells are dates is the date of that outcome', () => {
    const dates = [
      ['a', new Date(Date.UTC(2026, 0, 5)), 'x'],
      ['b', '2026-02-03', '#REF!'],
      ['c', '', 'x'],
    ];
    const columns = columnsOf(['Owner', 'Closed', 'Stage'], dates);
    expect([columns.headers[columns.of['Close date'] as number], columns.of.Closed]).toEqual([
      'Closed',
      undefined,
    ]);
    expect(columnsOf(['Owner', 'Closed', 'Stage'], [['a', true, 'x']]).of.Closed).toBe(1);
  });
  test("HubSpot's stage dates prove gateways, whatever quotes and pipeline they are written with", async () => {
    const { gatewayKindOf } = await import('../../../src/core/pipeline/headers.ts');
    expect([
      gatewayKindOf('Date entered "Proposal Sent"'),
      gatewayKindOf("Date entered 'Demo Scheduled (Sales Pipeline)'"),
      gatewayKindOf('Date entered “Quote”'),
      gatewayKindOf('hs_v2_date_entered_presentationscheduled'),
      gatewayKindOf('Date exited "Proposal Sent"'),
      gatewayKindOf('Date entered "Proposals"'),
    ]).toEqual(['Proposal', 'On-site demo', 'Proposal', 'On-site demo', undefined, undefined]);
  });
});

test('a Column setting names its column, or is refused by name', () => {
  const settings = { ...defaultSettings(), columns: [{ role: 'Rep' as Role, header: 'potential  OWNER' }] };
  expect(findColumns([['Potential Owner', 'Owner', 'Stage']], settings).of.Rep).toBe(0);
  expect(() => findColumns([['Owner', 'Stage']], settings)).toThrow(
    '"Column, Rep, Header" must be a header of the pipeline',
  );
});
