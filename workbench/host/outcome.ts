// What a custom function's answer becomes in cells, and what is refused because Google does not say what it would do.
// Source: AS/guides/sheets/functions ("Return values"); everything not described there is refused loudly.
import type { Engine } from './engine.ts';
import { serialOfInstant } from './time-zone.ts';

export type CellAnswer = string | number | boolean;

/** A sentence for the cell that asked, instead of a value. */
export class BadAnswer extends Error {}

function kindOf(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return 'an array';
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return tag === 'Promise' ? 'a Promise' : `${/^[AEIOU]/.test(tag) ? 'an' : 'a'} ${tag}`;
}

function answerOf(value: unknown, zone: string, where: string): CellAnswer {
  if (value === null) return '';
  if (typeof value === 'string') {
    if (value.length > 50_000)
      throw new BadAnswer(`A text of more than 50000 characters was returned${where}`);
    return value;
  }
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Object.prototype.toString.call(value) === '[object Date]') {
    const instant = Date.prototype.getTime.call(value);
    if (!Number.isNaN(instant)) return serialOfInstant(zone, instant);
    throw new BadAnswer(`An invalid Date was returned${where}`);
  }
  throw new BadAnswer(
    `A cell can't show ${kindOf(value)}${where}; a custom function returns text, numbers, TRUE or FALSE, dates, or rows of these`,
  );
}

/** One value, or rows of values of one length. */
export function readAnswer(value: unknown, zone: string): CellAnswer | CellAnswer[][] {
  if (!Array.isArray(value)) return answerOf(value, zone, '');
  if (value.length === 0) throw new BadAnswer('An empty array was returned');
  const [first] = value as unknown[];
  if (!Array.isArray(first)) {
    throw new BadAnswer('A one-dimensional array was returned; rows of values are wanted: [[1, 2], [3, 4]]');
  }
  return (value as unknown[]).map((row, r) => {
    if (!Array.isArray(row) || row.length !== first.length || row.length === 0) {
      throw new BadAnswer(
        `Row ${r + 1} of the returned array is not as long as the first: all rows need one length`,
      );
    }
    return Array.from(row, (item, c) => answerOf(item, zone, ` (row ${r + 1}, column ${c + 1})`));
  });
}

/** The answer as the engine's own value. */
export function engineValue(engine: Engine, answer: CellAnswer | CellAnswer[][]) {
  const { ArrayValueObject, BooleanValueObject, NumberValueObject, StringValueObject } = engine.parts.formula;
  const single = (value: CellAnswer) =>
    typeof value === 'number'
      ? NumberValueObject.create(value)
      : typeof value === 'boolean'
        ? BooleanValueObject.create(value)
        : StringValueObject.create(value);
  if (!Array.isArray(answer)) return single(answer);
  const rows = answer.map(row => row.map(single));
  return ArrayValueObject.create({
    calculateValueList: rows,
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}
