// What the probes make of what they saw: pure, so that every answer of Google's can be tried in a test.
import type { Judgement, Seen } from './probe.ts';
import { judged } from './probe.ts';

/** What INSTALLATION_ECHO told of its first argument and its second; undefined where the cell shows something else. */
function echoed(cell: unknown): { value: unknown; more: unknown; at: number } | undefined {
  try {
    const told = JSON.parse(String(cell)) as { value: unknown; more: unknown; at: number } | null;
    return told && typeof told === 'object' && 'at' in told ? told : undefined;
  } catch {
    return undefined;
  }
}

/** A value short enough for a cell of the report. */
function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

const list = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);

export function judgeContext(seen: Seen): Judgement {
  const { version, sinceLoad, scriptZone, zone, zoneKnown, locale, user, globalObject, at } = seen;
  return judged(
    zoneKnown === true && globalObject === 'object',
    `version ${version}, ${sinceLoad} ms after it was loaded; script ${scriptZone}, spreadsheet ${zone} (${zoneKnown ? 'known' : 'unknown'} to the language), locale ${locale}, user ${user}, globalThis ${globalObject}, at() ${at}`,
  );
}

interface EchoedDate {
  day?: string;
  zoneMs?: number;
}

export function judgeDates({ cells }: Seen): Judgement {
  const dates = list(cells).map(cell => (echoed(cell)?.value ?? {}) as EchoedDate);
  const [spring, autumn] = dates;
  const slowest = Math.max(...dates.map(({ zoneMs = 0 }) => zoneMs));
  return judged(
    spring?.day === '2026-03-29' && autumn?.day === '2026-11-01' && slowest < 500,
    spring?.day && autumn?.day
      ? `${spring.day}, ${autumn.day}; asking for the zone took ${slowest} ms`
      : list(cells).map(short).join(', '),
  );
}

/** As long as a cell of the history may become. */
export const LONGEST = 45_000;

export function judgeTexts({ values, formulas, length }: Seen): Judgement {
  const [formula, fraction, mention, zeros, ...others] = list(values);
  const isText =
    formula === '=1+1' &&
    fraction === '1/2' &&
    mention === '@x' &&
    zeros === '00123' &&
    list(formulas).every(text => text === '');
  return judged(
    isText && length === LONGEST,
    `${list(values).slice(0, 4).map(short).join(', ')}; without an apostrophe ${others.map(short).join(', ')}; ${length} signs in one cell`,
  );
}

export function judgeFormulas({ formula, value, kind, criteria }: Seen): Judgement {
  return judged(
    value === 'a' && kind === 'check' && criteria === 'CUSTOM_FORMULA',
    `${short(value)} from ${short(formula)}; the rule came back as ${criteria}, its mark ${kind === 'check' ? 'can' : "can't"} be read`,
  );
}

export function judgeNames({ notation, again }: Seen): Judgement {
  return judged(
    /^E\d*:H\d*$/.test(String(notation)),
    `${short(notation)}; setNamedRange on a name that stands: ${again}`,
  );
}

export function judgeRules({ before, after, ours }: Seen): Judgement {
  const isKept = typeof before === 'string' && before === after;
  return judged(
    isKept && ours === 1,
    `${ours === 1 ? 'accepted' : 'not accepted'}; the two other rules ${isKept ? 'came back as they were' : `changed: ${short(before)} became ${short(after)}`}`,
  );
}

function isDateTold(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'date' in value;
}

/** What the cells of probe 7 should hand over, by what each is. */
const HANDED: [what: string, test: (value: unknown) => boolean][] = [
  ['empty', value => value === 'blank'],
  ['skipped', value => value === 'blank'],
  ['tick box', value => value === true],
  ['=NA()', value => value === '#N/A'],
  ['=1/0', value => value === '#DIV/0!'],
  ['10%', value => typeof value === 'number' && Math.abs(value - 0.1) < 1e-12],
  ['duration', isDateTold],
  ['drop-down', value => value === 'Won'],
];

export function judgeArguments({ cells, column, rows }: Seen): Judgement {
  const told = list(cells).map(cell => echoed(cell));
  const whole = (echoed(column)?.value ?? {}) as { rows?: number };
  const values = told.map(each => each?.value);
  const isSame =
    HANDED.every(([, test], i) => told[i] !== undefined && test(values[i])) && whole.rows === rows;
  const shown = HANDED.map(([what], i) => {
    const value = told[i] === undefined ? list(cells)[i] : values[i];
    return `${what} ${isDateTold(value) ? 'a date' : short(value)}`;
  });
  return judged(isSame, `${shown.join(', ')}; A:A has ${whole.rows ?? short(column)} of ${rows} rows`);
}

/** The sizes of range that are tried, in rows of 20 columns, and within what time each must begin. */
export const SIZES = [
  { cells: 10_000, rows: 500, seconds: 3 },
  { cells: 100_000, rows: 5_000, seconds: 8 },
  { cells: 400_000, rows: 20_000, seconds: 25 },
];

export function judgeSizes({ cells, setAt }: Seen): Judgement {
  const parts = SIZES.map(({ cells: many, rows, seconds }, i) => {
    const cell = list(cells)[i];
    const told = echoed(cell);
    const took = told ? Math.max(0, told.at - Number(setAt)) / 1000 : Number.NaN;
    const isWhole = (told?.value as { rows?: number } | undefined)?.rows === rows;
    return {
      isSame: isWhole && took < seconds,
      says: `${many / 1000}k cells: ${told ? `${took.toFixed(1)} s${isWhole ? '' : ', not all rows'}` : short(cell)}`,
    };
  });
  return judged(
    parts.every(part => part.isSame),
    parts.map(part => part.says).join(', '),
  );
}

export function judgeCharts({ charts }: Seen): Judgement {
  const told = list(charts) as { title: unknown; range: unknown; altText: unknown }[];
  const isSame =
    told.length === 2 &&
    told[0]?.title === 'Check gauge' &&
    told[1]?.title === 'Check bars' &&
    told.every(({ range }, i) => range === ['V1:W2', 'Y1:Z201'][i]);
  return judged(
    isSame,
    told
      .map(({ title, range, altText }) => `${short(title)} over ${short(range)}, altText ${short(altText)}`)
      .join('; '),
  );
}

export function judgeTags({ kept, found, copy, gone, askedMs, foundMs }: Seen): Judgement {
  const isCopy = copy === 'probe' || copy === 'none';
  return judged(
    kept === 'probe' && found === 'probe' && isCopy && gone === true && Number(askedMs) < 1000,
    `kept: ${short(kept)}; found in one search: ${short(found)} in ${foundMs} ms; asked twenty times in ${askedMs} ms; on a copy: ${short(copy)}; ${gone === true ? 'removed' : 'not removed'}`,
  );
}

export function judgeTabs({ type, throws }: Seen): Judgement {
  return judged(
    type === 'OBJECT' || type === 'DATASOURCE',
    `${short(type)}; refused there: ${list(throws).join(', ') || 'nothing'}`,
  );
}

const ERROR_WORDS = /^(#REF!|#ERROR!|Loading\.\.\.)$/;

export function judgeErrors({ atOnce, values, displays }: Seen): Judgement {
  const now = list(values);
  const isSame =
    now[0] === '#ERROR!' &&
    now[1] === '#REF!' &&
    list(displays).every(text => ERROR_WORDS.test(String(text))) &&
    ERROR_WORDS.test(String(list(atOnce)[1]));
  return judged(
    isSame,
    `at once ${list(atOnce).map(short).join(', ')}; later ${now.map(short).join(', ')}, shown as ${list(displays).map(short).join(', ')}`,
  );
}

export function judgeVolatile({ cells }: Seen): Judgement {
  const [written, inCell, now] = list(cells);
  const accepts = (cell: unknown): boolean => echoed(cell) !== undefined;
  const isSame = accepts(written) && accepts(inCell) && /^(#ERROR!|Loading\.\.\.)$/.test(String(now));
  const says = (cell: unknown): string => (accepts(cell) ? 'accepted' : short(cell));
  return judged(
    isSame,
    `TODAY() ${says(written)}, a cell with TODAY() ${says(inCell)}, a range with NOW() ${says(now)}`,
  );
}

export function judgeSpills({ row, blanks, one, format, isDate }: Seen): Judgement {
  const [text, none, yes, day, share] = list(row);
  const isSame =
    text === '' &&
    none === '' &&
    yes === true &&
    typeof day === 'number' &&
    isDate === false &&
    share === 0.5 &&
    one === 7;
  return judged(
    isSame,
    `${list(row).map(short).join(', ')}; ISBLANK of "" and null: ${list(blanks).map(short).join(', ')}; a date comes ${isDate ? 'with a date format' : 'as a number'} (${short(format)}); one cell ${short(one)}`,
  );
}

/** What is allowed on a tab whose protection only warns. */
export function judgeWarning({ canEdit, refused }: Seen): Judgement {
  return judged(
    canEdit === true && list(refused).length === 0,
    `may be edited: ${canEdit === true ? 'yes' : 'no'}; refused: ${list(refused).join(', ') || 'nothing'}`,
  );
}

/** What cells that take only days, or words of a list, let a script do. */
export function judgeValidation({ chosen, cleared, day, refused }: Seen): Judgement {
  return judged(
    chosen === 'Won' && cleared === '' && day === true && list(refused).length === 0,
    `a word of the list ${short(chosen)}, taken back ${short(cleared)}, a day ${day === true ? 'taken' : 'not taken'}; refused: ${list(refused).join(', ') || 'nothing'}`,
  );
}

/** What the formulas of our lines come to. */
export function judgeLines({ today, blank, filtered, found, line }: Seen): Judgement {
  const isSame =
    today === true &&
    blank === false &&
    JSON.stringify(filtered) === '[1,2,3]' &&
    found === 3 &&
    line === 'a';
  return judged(
    isSame,
    `TODAY( found in a formula's text ${short(today)}, in a blank cell ${short(blank)}; FILTER ${short(filtered)}; VLOOKUP ${short(found)}; a line with its mark ${short(line)}`,
  );
}

export function judgeLock({ lock, held }: Seen): Judgement {
  return judged(
    lock === true && held === true,
    `${lock ? 'a lock' : 'no lock'}, ${held ? 'held' : 'not held'}`,
  );
}

export function judgeSidebar({ width, storage, ms, text, motion }: Seen): Judgement {
  if (width === undefined)
    return { got: 'no answer from the sidebar: leave it open until it says so', result: 'asked of a person' };
  return judged(
    width === 300 && storage === true && Number(ms) < 3000 && text === 4,
    `${width} px wide, localStorage ${storage ? 'works' : 'refused'}, 1 MB there and back in ${ms} ms, a template literal with // has ${text} of 4 signs, reduced motion ${motion ? 'wanted' : 'not wanted'}`,
  );
}

export function judgeScopes({ wanted, granted }: Seen): Judgement {
  const missing = list(wanted).filter(scope => !list(granted).includes(scope));
  return judged(
    missing.length === 0,
    missing.length ? `missing: ${missing.join(', ')}` : `${list(granted).join(', ')}`,
  );
}

/** Calls and milliseconds by method, the dearest first. */
export type Cost = [method: string, calls: number, ms: number];

export function judgeCosts({ costs, steps, skipped }: Seen): Judgement {
  if (typeof skipped === 'string') return { got: skipped, result: 'asked of a person' };
  const told = list(costs) as Cost[];
  const all = told.reduce((sum, [, , ms]) => sum + ms, 0);
  const calls = told.reduce((sum, [, many]) => sum + many, 0);
  const total = (list(steps) as [string, number][]).reduce((sum, [, ms]) => sum + ms, 0);
  const dearest = told.slice(0, 5).map(([method, many, ms]) => `${method} ${many} in ${ms} ms`);
  // A share of next to nothing says nothing.
  const isEven = told.every(([, , ms]) => ms <= 1000 || ms <= 0.3 * all);
  return judged(
    calls > 0 && total < 30_000 && isEven,
    calls
      ? `${calls} calls, ${total} ms; ${dearest.join(', ')}`
      : `calls can't be counted here; ${short(steps)}`,
  );
}

/** What a person sees, as they typed it. */
export function judgePerson({ typed }: Seen): Judgement {
  return { got: String(typed ?? ''), result: 'asked of a person' };
}
