import type { Columns } from '../pipeline/columns.ts';
import { bindGateways } from '../pipeline/gateways.ts';
import { RECENT_DAYS } from '../scorecard/recent.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { CHECK_LENGTH } from './check-cell.ts';
import type { RowSources } from './rows.ts';
import { rowSources } from './rows.ts';
import type { TableSchema } from './schema.ts';
import { literal, tablePath } from './schema.ts';
import type { MadeBy, TallyHeader } from './table-header.ts';
import { fieldOf, TALLY_HEADERS, TALLY_VERSION } from './table-header.ts';

/** What a query is made from. */
export interface QueryInput {
  schema: TableSchema;
  /** The schema's columns as a header row, found by the settings. */
  columns: Columns;
  settings: Settings;
  bounds: Bounds;
  /** The time zone in which an instant falls on a day. */
  zone: string;
  madeBy: MadeBy;
}

/**
 * One statement of GoogleSQL whose result is the table of tallies (docs/tally.md) of a warehouse's table, a row for each raw
 * spelling of a rep. It reads the table row by row and decides nothing that a sheet would not: the meaning of every part is that of
 * docs/kpis.md. Texts that are dates in two readings, and amounts such as "1.200", can't be settled by a column's neighbours
 * there: only typed columns, ISO dates and plain amounts are read, and the rest is counted as unreadable.
 */
export function tallyQuery(input: QueryInput): string {
  const { schema, columns, settings, bounds, madeBy } = input;
  const gateways = bindGateways(settings, columns);
  const sources = rowSources(input, gateways);
  const steps = gateways.map((_, i) => i);
  const each = (of: (i: number) => string): string => steps.map(of).join('');
  const from = bounds.from ?? 0;
  const to = bounds.to ?? 9_999_999;
  const unbounded = bounds.from === undefined && bounds.to === undefined;
  const undated = unbounded ? '0' : '-1';
  const within = (day: string): string => `IF(${day} BETWEEN ${from} AND ${to}, 0, -1)`;
  const ratioPeriod =
    settings.closeRatioDatedBy === 'first appointment'
      ? `IF(appointment > 0, ${within('appointment')}, ${undated})`
      : `IF(closed > 0, ${within('closed')}, ${undated})`;
  const today =
    settings.asOf === undefined ? latestDay(sources.proofIsDate) : `SELECT ${settings.asOf} AS asOf`;
  const { starts } = settings.target;
  // Of the first gateway the days count from the appointment; of a further one from the date of the one before it.
  const startOf = (i: number): string =>
    i === 0 ? 'appointment' : `IF(proof${i - 1} > 0, proof${i - 1}, appointment)`;
  const isMature = (i: number): string =>
    `counted AND NOT unprovable${i} AND asOf - ${startOf(i)} >= ${gateways[i]?.setting.window}` +
    (i ? ` AND passed${i - 1}` : '');
  const sum = (condition: string): string => `COUNTIF(${condition})`;
  const json = (parts: string[]): string =>
    parts.length
      ? `CONCAT('[', ${parts.map(part => `CAST(${part} AS STRING)`).join(`, ',', `)}, ']')`
      : `'[]'`;
  const histogram = (name: string, key: string, value: string): string =>
    `${name} AS (
  SELECT rep, CONCAT('[', STRING_AGG(CONCAT('[', ${value}, ',', CAST(n AS STRING), ']'), ',' ORDER BY ${key}), ']') AS pairs
  FROM (SELECT rep, ${key}, COUNT(*) AS n FROM told WHERE ${name.replace('by', 'has')} GROUP BY rep, ${key})
  GROUP BY rep
)`;
  const cells: Record<TallyHeader, string> = {
    'Tally version': `${TALLY_VERSION}`,
    Rep: 't.rep',
    Rows: 't.allRows',
    'Earliest appointment': `t.earliest`,
    'Lost rows': 't.lostRows',
    'Not provable': json(steps.map(i => `t.unprovable${i}`)),
    'Closed unknown': 't.unknown',
    'First appointments': 't.appointments',
    'Appointments to date': 't.toDate',
    Matured: json(steps.map(i => `t.matured${i}`)),
    Passed: json(steps.map(i => `t.passes${i}`)),
    Won: 't.won',
    Lost: 't.lost',
    'Lost after the gateway': 't.lostPassed',
    Decisions: 't.decisions',
    Sales: 't.sales',
    'Priced sales': 't.priced',
    Revenue: 'CAST(t.cents AS NUMERIC) / 100',
    Amounts: `IFNULL(bySize.pairs, '[]')`,
    Currencies: `IFNULL(byCurrency.pairs, '[]')`,
    Cycles: `IFNULL(byCycle.pairs, '[]')`,
    'Recent days': `IFNULL(byDay.pairs, '[]')`,
    'Revenue since start': starts === undefined ? `''` : 'CAST(t.startCents AS NUMERIC) / 100',
    'As of': 't.asOf',
    From: bounds.from === undefined ? `''` : `${bounds.from}`,
    To: bounds.to === undefined ? `''` : `${bounds.to}`,
    'Made by': literal(JSON.stringify(madeBy)),
    Unreadable: unreadCell(sources.unreadable),
    Lines: 'COUNT(*) OVER ()',
    Check: '',
  };
  const totals = [
    'rep',
    'asOf',
    'COUNT(*) AS allRows',
    'IFNULL(MIN(IF(appointment > 0, appointment, NULL)), 0) AS earliest',
    `${sum(`outcome = 'L'`)} AS lostRows`,
    ...steps.map(i => `${sum(`outcome = 'L' AND unprovable${i}`)} AS unprovable${i}`),
    `${sum(`outcome = 'U'`)} AS unknown`,
    `${sum('counted')} AS appointments`,
    `${sum('isToDate')} AS toDate`,
    ...steps.map(i => `${sum(`mature${i}`)} AS matured${i}`),
    ...steps.map(i => `${sum(`mature${i} AND passed${i}`)} AS passes${i}`),
    `${sum(`inRatio AND outcome = 'W'`)} AS won`,
    `${sum(`inRatio AND outcome = 'L'`)} AS lost`,
    `${sum(`inRatio AND outcome = 'L' AND ${steps.length ? 'passed0' : 'FALSE'}`)} AS lostPassed`,
    `${sum('isDecision')} AS decisions`,
    `${sum('isSale')} AS sales`,
    `${sum('hasSize')} AS priced`,
    'IFNULL(SUM(IF(hasSize, cents, 0)), 0) AS cents',
    ...(starts === undefined
      ? []
      : [
          `IFNULL(SUM(IF(outcome = 'W' AND cents > 0 AND closed BETWEEN ${starts} AND asOf, cents, 0)), 0) AS startCents`,
        ]),
    ...sources.unreadable.map(({ isUnread }, i) => `${sum(isUnread)} AS unread${i}`),
  ];
  const shown = TALLY_HEADERS.filter(header => header !== 'Check');
  return `WITH
source AS (
  SELECT
    ${sources.fields.join(',\n    ')}
  FROM ${tablePath(schema)} AS t
),
outcomes AS (
  SELECT *, ${sources.outcome} AS outcome
  FROM source
  WHERE filled
),
${sources.strays}
today AS (
  ${today}
),
told AS (
  SELECT
    *,
    counted AND appointment <= ${bounds.to ?? 'asOf'} AS isToDate,
    ${each(i => `${isMature(i)} AS mature${i},\n    `)}isSale AND cents > 0 AS hasSize,
    isSale AND cents > 0 AND currency != '' AS hasCurrency,
    isSale AND closed > 0 AND appointment > 0 AND closed >= appointment AS hasCycle,
    appointment > 0 AND ${isRecent(bounds.to)} AS hasDay,
    closed - appointment AS cycle,
    IF(cents > 0, cents + DIV(step, 2) - MOD(cents + DIV(step, 2), step), 0) AS size
  FROM (
    SELECT
      sound.*,
      today.asOf,
      ${stepOf('cents')} AS step,
      appointment > 0 AND appointment BETWEEN ${from} AND ${to} AS counted,
      outcome IN ('W', 'L') AND ${ratioPeriod} = 0 AS inRatio,
      outcome IN ('W', 'L') AND IF(closed > 0, ${within('closed')}, ${undated}) = 0 AS isDecision,
      outcome = 'W' AND IF(closed > 0, ${within('closed')}, ${undated}) = 0 AS isSale
    FROM sound CROSS JOIN today
  )
),
${histogram('bySize', 'size', 'CAST(size AS STRING)')},
${histogram('byCurrency', 'currency', `TO_JSON_STRING(currency)`)},
${histogram('byCycle', 'cycle', 'CAST(cycle AS STRING)')},
${histogram('byDay', 'appointment', 'CAST(appointment AS STRING)')},
totals AS (
  SELECT
    ${totals.join(',\n    ')}
  FROM told
  GROUP BY rep, asOf
)
SELECT
  *,
  SUBSTR(TO_HEX(SHA256(CONCAT(${shown.map(header => `CAST(\`${fieldOf(header)}\` AS STRING)`).join(`, '\\n', `)}))), 1, ${CHECK_LENGTH}) AS \`Check\`
FROM (
  SELECT
    ${shown.map(header => `${cells[header]} AS \`${fieldOf(header)}\``).join(',\n    ')}
  FROM totals AS t
  LEFT JOIN bySize ON bySize.rep = t.rep
  LEFT JOIN byCurrency ON byCurrency.rep = t.rep
  LEFT JOIN byCycle ON byCycle.rep = t.rep
  LEFT JOIN byDay ON byDay.rep = t.rep
)
ORDER BY Rep`;
}

/** Whether an appointment is told by its day: before the day that stands for today, and before the period's end. */
function isRecent(to: number | undefined): string {
  const before = (day: string): string => `appointment BETWEEN ${day} - ${RECENT_DAYS - 1} AND ${day}`;
  return to === undefined ? before('asOf') : `(${before('asOf')} OR ${before(`LEAST(${to}, asOf)`)})`;
}

/** What could not be read, by column, as the text of a cell. */
function unreadCell(unreadable: RowSources['unreadable']): string {
  const parts = unreadable.map(
    ({ what }, i) => `${literal(`[${JSON.stringify(what)},`)}, CAST(t.unread${i} AS STRING), ']'`,
  );
  return parts.length ? `CONCAT('[', ${parts.join(", ',', ")}, ']')` : `'[]'`;
}

/**
 * The day that stands for today: the latest among close dates of decided rows, gateway dates, and appointments of rows that have
 * either; where there is none, the latest appointment.
 */
function latestDay(proofIsDate: readonly boolean[]): string {
  const proofs = proofIsDate.map((isDate, i) => (isDate ? `, proof${i}` : '')).join('');
  return `SELECT IF(MAX(day) > 0, MAX(day), MAX(appointment)) AS asOf
  FROM (
    SELECT appointment, IF(latest > 0, GREATEST(latest, appointment), 0) AS day
    FROM (SELECT appointment, GREATEST(IF(outcome IN ('W', 'L'), closed, 0)${proofs}, 0) AS latest FROM sound)
  )`;
}

/** The power of ten that the last of an amount's two significant digits counts: told by comparing, as logarithms would not be exact. */
function stepOf(cents: string): string {
  const steps = Array.from(
    { length: 14 },
    (_, i) => `WHEN ${cents} < 1${'0'.repeat(i + 2)} THEN 1${'0'.repeat(i)}`,
  );
  return `CASE ${steps.join(' ')} ELSE 1${'0'.repeat(14)} END`;
}
