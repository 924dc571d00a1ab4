import { currencyOf, currencyOfHeader } from '../cells/amount-text.ts';
import type { BoundRule, Gateway } from '../pipeline/gateways.ts';
import { YES_TO_A_PROOF } from '../pipeline/proof-column.ts';
import { Problem } from '../problem.ts';
import type { Role } from '../settings/settings.ts';
import type { Expressions } from './expressions.ts';
import { expressionsOf, flag, isDated, isNumeric, isOneOf } from './expressions.ts';
import type { QueryInput } from './query.ts';
import type { SchemaColumn } from './schema.ts';
import { columnPath, literal } from './schema.ts';

/** The parts of a query that tell what each row is. */
export interface RowSources {
  /** Fields of the first step: "expression AS name". */
  fields: string[];
  /** W, L, O, or U for a row that is closed while nothing says how. */
  outcome: string;
  /** The steps from there to `sound`, in which no day is a typing error and each gateway's state is known. */
  strays: string;
  /** By gateway: whether its proof column can hold days. */
  proofIsDate: boolean[];
  /** What may be unreadable, by name, with the condition that it is. */
  unreadable: { what: string; isUnread: string }[];
}

/** The roles that hold days. */
const DATED: [role: Role, field: string, sound: string][] = [
  ['First appointment', 'appointmentDay', 'appointment'],
  ['Close date', 'closeDay', 'closeSound'],
  ['Won date', 'wonDay', 'wonSound'],
  ['Lost date', 'lostDay', 'lostSound'],
];

/** Days more than this from the next are a run of their own, and a run of one in twenty or fewer is a typing error. */
const STRAY_GAP = 1826;

export function rowSources(input: QueryInput, gateways: readonly Gateway[]): RowSources {
  const { schema, columns, settings, zone } = input;
  const { of } = columns;
  const columnAt = (at: number): SchemaColumn => schema.columns[at] as SchemaColumn;
  const at = (role: Role): Expressions | undefined =>
    of[role] === undefined ? undefined : expressionsOf(columnAt(of[role] as number), zone);
  const unreadable: RowSources['unreadable'] = [];
  const fields: string[] = [];
  const add = (expression: string, name: string): void => {
    fields.push(`${expression} AS ${name}`);
  };
  const words = (role: Role): string => at(role)?.folded ?? `''`;

  const rep = of.Rep === undefined ? undefined : columnAt(of.Rep);
  add(rep ? expressionsOf(rep, zone).text : `''`, 'rep');
  add(
    `(${schema.columns.map(column => expressionsOf(column, zone).filled).join(' OR ') || 'FALSE'})`,
    'filled',
  );
  const won = at('Won');
  const closed = at('Closed');
  add(won ? flag(won) : 'CAST(NULL AS INT64)', 'wonFlag');
  add(closed ? flag(closed) : 'CAST(NULL AS INT64)', 'closedFlag');
  add(words('Status'), 'status');
  add(words('Stage'), 'stage');
  add(words('Furthest stage'), 'furthest');
  for (const [role, field, sound] of DATED) {
    const cell = at(role);
    add(cell ? cell.day : '0', field);
    if (cell)
      unreadable.push({ what: columns.headers[of[role] as number] as string, isUnread: `${sound} = -1` });
  }
  const amount = at('Amount');
  const other =
    columns.amountElse === undefined ? undefined : expressionsOf(columnAt(columns.amountElse), zone);
  add(
    amount ? (other ? `IFNULL(${amount.cents}, ${other.cents})` : amount.cents) : 'CAST(NULL AS INT64)',
    'cents',
  );
  const header = columns.headers[of.Amount ?? -1] ?? '';
  if (amount) {
    add(other ? `(${amount.centsUnread} AND ${other.cents} IS NULL)` : amount.centsUnread, 'centsUnread');
    unreadable.push({ what: header, isUnread: 'centsUnread' });
  }
  const byHeader = currencyOfHeader(header);
  add(byHeader ? literal(byHeader) : currency(at('Currency')), 'currency');
  gateways.forEach((gateway, i) => {
    const column = gateway.proof < 0 ? undefined : columnAt(gateway.proof);
    const withinRule = gateways.some(
      other => other.proof === gateway.proof && other.rules.some(rule => rule.test.kind === 'within'),
    );
    add(column ? claims(column, zone) : 'FALSE', `claim${i}`);
    add(column && (!isNumeric(column) || withinRule) ? expressionsOf(column, zone).day : '0', `proofDay${i}`);
    gateway.rules.forEach((rule, j) => {
      const cells = expressionsOf(columnAt(rule.column), zone);
      add(rule.test.kind === 'within' ? cells.day : ruleOf(rule, cells), `rule${i}_${j}`);
    });
  });
  return {
    fields,
    outcome: outcomeOf(
      settings.words,
      of.Stage !== undefined || of.Status !== undefined || of.Won !== undefined,
    ),
    strays: strays(gateways, settings.words),
    proofIsDate: gateways.map(({ proof }) => proof >= 0),
    unreadable,
  };
}

function outcomeOf(words: QueryInput['settings']['words'], hasColumn: boolean): string {
  const says = (text: string): string =>
    `WHEN ${isOneOf(text, words.Won)} THEN 'W' WHEN ${isOneOf(text, words.Lost)} THEN 'L' WHEN ${isOneOf(text, words.Open)} THEN 'O'`;
  const byDates = hasColumn
    ? ''
    : `WHEN wonDay > 0 AND lostDay > 0 THEN 'O' WHEN wonDay > 0 THEN 'W' WHEN lostDay > 0 THEN 'L' `;
  return (
    `CASE WHEN wonFlag = 1 THEN 'W' WHEN wonFlag = 0 AND closedFlag = 1 THEN 'L' ` +
    `${says('status')} ${says('stage')} ${byDates}WHEN closedFlag = 1 AND wonFlag IS NULL THEN 'U' ELSE 'O' END`
  );
}

/** What a row's amount is in, where a column says so: a sign and a code are one currency. */
function currency(cell: Expressions | undefined): string {
  if (!cell) return `''`;
  const signs = ['$', '€', '£', '¥', 'Kč', 'zł', 'R$', 'Fr.', 'kr.'];
  const cases = signs.map(sign => `WHEN ${literal(sign.toLowerCase())} THEN ${literal(currencyOf(sign))}`);
  return `IF(NOT REGEXP_CONTAINS(${cell.text}, r'[\\p{L}\\p{Sc}]'), '', CASE LOWER(${cell.text}) ${cases.join(' ')} ELSE UPPER(${cell.text}) END)`;
}

/** A proof's cell claims the pass: a date, a number above 0, yes, a tick. */
function claims(column: SchemaColumn, zone: string): string {
  const cell = expressionsOf(column, zone);
  if (column.type === 'BOOL') return `IFNULL(${columnPath(column.name)}, FALSE)`;
  if (isNumeric(column)) return `IFNULL(${columnPath(column.name)} > 0, FALSE)`;
  if (isDated(column)) return `${cell.day} > 0`;
  const isTick = `REGEXP_CONTAINS(IFNULL(${columnPath(column.name)}, ''), r'^\\s*[✓✔☑✅]\\x{FE0F}?\\s*$')`;
  return `(${isOneOf(cell.folded, YES_TO_A_PROOF)} OR ${isTick} OR ${cell.day} > 0)`;
}

/** Whether a row meets a rule that needs no date. A blank or unreadable cell meets none. */
function ruleOf({ test }: BoundRule, cell: Expressions): string {
  switch (test.kind) {
    case 'is filled':
      return `(${cell.filled} AND ${cell.folded} != 'false')`;
    case 'is one of':
      return isOneOf(cell.folded, test.values);
    case 'is not one of':
      return `(${cell.folded} != '' AND NOT ${isOneOf(cell.folded, test.values)})`;
    case 'at least':
      return `IFNULL(${cell.cents} >= ${test.cents}, FALSE)`;
    case 'at most':
      return `IFNULL(${cell.cents} <= ${test.cents}, FALSE)`;
    case 'within':
      throw new Problem('warehouse-rule', 'a rule with days is told from the appointment');
  }
}

/** From the outcomes to `sound`: days that are typing errors are none, and each gateway's state is told. */
function strays(gateways: readonly Gateway[], words: QueryInput['settings']['words']): string {
  // Two gateways may be proven by one column, whose cells are then counted once.
  const proven = gateways.map(({ proof }) => gateways.findIndex(other => other.proof === proof));
  const isOwn = (i: number): boolean => proven[i] === i && (gateways[i]?.proof ?? -1) >= 0;
  const counted: [field: string, condition: string][] = [
    ['appointmentDay', ''],
    ['closedDay', ` AND outcome IN ('W', 'L')`],
    ...gateways.flatMap((_, i): [string, string][] => (isOwn(i) ? [[`proofDay${i}`, '']] : [])),
  ];
  const all = counted.map(
    ([field, also]) => `SELECT ${field} AS day FROM closings WHERE ${field} > 0${also}`,
  );
  const fields = [
    'appointmentDay',
    'closeDay',
    'wonDay',
    'lostDay',
    ...gateways.map((_, i) => `proofDay${i}`),
  ];
  const joins = fields.map((field, i) => `LEFT JOIN stray AS s${i} ON s${i}.day = o.${field}`);
  // An open row's closing dates are expected ones, which nobody reads.
  const soundDay = (i: number): string =>
    i > 0 && i < 4
      ? `IF(s${i}.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.${fields[i]}, -1)`
      : `IF(s${i}.day IS NULL, o.${fields[i]}, -1)`;
  const decided = [...words.Won, ...words.Lost];
  const speaks = (text: string): string => `${text} != '' AND NOT ${isOneOf(text, decided)}`;
  const states = gateways.flatMap(({ setting, proof, rules }, i) => {
    const byStage = setting.proofStages.length ? ` OR ${isOneOf('reached', setting.proofStages)}` : '';
    const met = rules.map((rule, j) =>
      rule.test.kind === 'within'
        ? `(rule${i}_${j} > 0 AND appointment > 0 AND rule${i}_${j} BETWEEN appointment AND appointment + ${rule.test.days})`
        : `rule${i}_${j}`,
    );
    const claim = `(claim${i}${byStage})`;
    return [
      `${claim} AS claimed${i}`,
      `(outcome = 'W' OR ${[claim, ...met].join(' AND ')}) AS passed${i}`,
      `${setting.proofStages.length && proof < 0 ? `(outcome = 'L' AND reached = '')` : 'FALSE'} AS unprovable${i}`,
    ];
  });
  const closing = (won: string, lost: string, close: string): string =>
    `CASE WHEN outcome = 'W' AND ${won} > 0 THEN ${won} WHEN outcome = 'L' AND ${lost} > 0 THEN ${lost} ELSE ${close} END`;
  return `closings AS (
  SELECT *, ${closing('wonDay', 'lostDay', 'closeDay')} AS closedDay
  FROM outcomes
),
days AS (
  SELECT day, COUNT(*) AS n FROM (${all.join(' UNION ALL ')}) GROUP BY day
),
runs AS (
  SELECT day, n, SUM(begins) OVER (ORDER BY day) AS run
  FROM (SELECT day, n, IF(day - LAG(day) OVER (ORDER BY day) > ${STRAY_GAP}, 1, 0) AS begins FROM days)
),
sizes AS (
  SELECT run, SUM(n) AS n, MIN(day) AS low, MAX(day) AS high FROM runs GROUP BY run
),
largest AS (
  SELECT run FROM sizes ORDER BY n DESC, run DESC LIMIT 1
),
strayRuns AS (
  SELECT low, high
  FROM sizes
  CROSS JOIN largest
  CROSS JOIN (SELECT SUM(n) AS n FROM sizes) AS everything
  WHERE sizes.run != largest.run AND sizes.n * 20 <= everything.n
),
stray AS (
  SELECT DISTINCT day
  FROM (${fields.map(field => `SELECT ${field} AS day FROM closings WHERE ${field} > 0`).join(' UNION ALL ')}) AS every
  JOIN strayRuns ON every.day BETWEEN strayRuns.low AND strayRuns.high
),
sound AS (
  SELECT
    *${states.map(state => `,\n    ${state}`).join('')}
  FROM (
    SELECT
      o.*,
      ${soundDay(0)} AS appointment,
      ${soundDay(1)} AS closeSound,
      ${soundDay(2)} AS wonSound,
      ${soundDay(3)} AS lostSound,
      ${closing(soundDay(2), soundDay(3), soundDay(1))} AS closed,
      ${gateways.map((_, i) => `${soundDay(4 + i)} AS proof${i},\n      `).join('')}CASE WHEN ${speaks('o.furthest')} THEN o.furthest WHEN ${speaks('o.stage')} THEN o.stage ELSE '' END AS reached
    FROM closings AS o
    ${joins.join('\n    ')}
  )
),`;
}
