// What a chart shows: categories and series read from the live cells, as Sheets reads its ranges. The first column names
// the categories, header rows name the series, further ranges add columns.
import type { Book } from '../host/book.ts';
import { showNumber } from '../host/cell-text.ts';
import { displayValue, rawValue } from '../host/cell-value.ts';
import type { ChartRecord } from '../host/chart-record.ts';
import { numberOption, optionOf, textOption } from './chart-option.ts';

export interface Series {
  name: string;
  values: (number | null)[];
  /** The values as their cells show them. */
  shown: string[];
  kind: 'bars' | 'line' | 'area' | 'points';
  axis: 0 | 1;
  color: string;
  dashed: boolean;
  labels: boolean;
  /** Number format of the first cell with a value, for axes and tooltips. */
  pattern: string;
}

export interface ChartData {
  record: ChartRecord;
  title: string;
  subtitle: string;
  categories: string[];
  series: Series[];
  stacked: boolean;
  legend: string;
}

/** Google's colours, in their order. */
export const palette = [
  '#4285f4',
  '#ea4335',
  '#fbbc04',
  '#34a853',
  '#ff6d01',
  '#46bdc6',
  '#7baaf7',
  '#f07b72',
];

interface Column {
  header: string;
  cells: { value: string | number | boolean; shown: string; pattern: string }[];
}

/** The ranges side by side as columns, headers taken off. */
function columnsOf(book: Book, record: ChartRecord): Column[] {
  const columns: Column[] = [];
  for (const { tab, rect } of record.ranges) {
    if (!book.grid.tab(tab)) continue;
    const sheet = book.grid.sheet(tab);
    const skipHidden = record.hidden === 'IGNORE_BOTH' || record.hidden === 'IGNORE_ROWS';
    const rows = Array.from({ length: rect.rows }, (_, i) => rect.row + i).filter(
      row => !skipHidden || sheet.getRowVisible(row),
    );
    const read = (row: number, column: number) => ({
      value: rawValue(book, tab, row, column),
      shown: displayValue(book, tab, row, column),
      pattern: book.grid.pattern(book.grid.cell(tab, row, column)),
    });
    const lines = rows.map(row => Array.from({ length: rect.columns }, (_, c) => read(row, rect.column + c)));
    const turned = record.transpose ? (lines[0] ?? []).map((_, c) => lines.map(line => line[c])) : lines;
    const width = turned[0]?.length ?? 0;
    for (let c = 0; c < width; c++) {
      const cells = turned.map(line => line[c] ?? { value: '', shown: '', pattern: '' });
      const headers = cells.slice(0, record.headers).map(cell => cell.shown);
      columns.push({ header: headers.filter(Boolean).join(' '), cells: cells.slice(record.headers) });
    }
  }
  return columns;
}

function kindOf(record: ChartRecord, index: number): Series['kind'] {
  const own = textOption(record.options, `series.${index}.type`) ?? textOption(record.options, 'seriesType');
  const type = record.type === 'COMBO' ? (own ?? 'bars') : record.type.toLowerCase();
  if (type === 'line') return 'line';
  if (type === 'area' || type === 'stepped_area') return 'area';
  return type === 'scatter' ? 'points' : 'bars';
}

export function chartData(book: Book, record: ChartRecord): ChartData {
  const { options } = record;
  const all = columnsOf(book, record);
  const wantsDomain = optionOf(options, 'useFirstColumnAsDomain') !== false && all.length > 1;
  const domain = wantsDomain ? all[0] : undefined;
  const columns = wantsDomain ? all.slice(1) : all;
  // A column of texts is no series: Sheets draws nothing for it.
  const numeric = columns.filter(column => column.cells.some(cell => typeof cell.value === 'number'));
  const length = Math.max(0, ...columns.map(column => column.cells.length));
  const filled = Array.from({ length }, (_, i) => i).filter(
    i => domain?.cells[i]?.shown !== '' || numeric.some(column => column.cells[i]?.value !== ''),
  );
  const colors = optionOf(options, 'colors');
  const series = numeric.map((column, index): Series => {
    const own = (name: string) => optionOf(options, `series.${index}.${name}`);
    const dash = own('lineDashStyle') ?? own('lineDashType');
    return {
      name: (own('labelInLegend') as string | undefined) ?? column.header,
      values: filled.map(i => {
        const value = column.cells[i]?.value;
        return typeof value === 'number' ? value : null;
      }),
      shown: filled.map(i => column.cells[i]?.shown ?? ''),
      kind: kindOf(record, index),
      axis: numberOption(options, `series.${index}.targetAxisIndex`) === 1 ? 1 : 0,
      color:
        (own('color') as string | undefined) ??
        (Array.isArray(colors) ? (colors[index % colors.length] as string) : undefined) ??
        (palette[index % palette.length] as string),
      dashed: dash !== undefined && dash !== 'solid',
      labels: own('dataLabel') === 'value' || optionOf(options, 'dataLabel') === 'value',
      pattern: column.cells.find(cell => typeof cell.value === 'number')?.pattern ?? '',
    };
  });
  const legend = optionOf(options, 'legend');
  return {
    record,
    title: textOption(options, 'title') ?? '',
    subtitle: textOption(options, 'subtitle') ?? '',
    categories: filled.map(i => domain?.cells[i]?.shown ?? String(i + 1)),
    series,
    stacked: ![undefined, false, 'false'].includes(optionOf(options, 'isStacked') as never),
    legend: textOption(options, 'legend.position') ?? (typeof legend === 'string' ? legend : 'right'),
  };
}

/** A number as an axis shows it: in the axis' own format, else in the cells'. */
export function axisText(book: Book, value: number, format: string | undefined, pattern: string): string {
  const named: Record<string, string> = {
    percent: '0%',
    decimal: '#,##0.##',
    currency: '"$"#,##0',
    short: '#,##0',
  };
  return showNumber(
    value,
    (format && (named[format] ?? format)) || pattern,
    book.locale,
    book.engine.parts.core.numfmt,
  );
}

/**
 * What a reader who can't see the chart is told. Sheets has a field for it that no method of Apps Script is known to
 * set; a chart may carry it as the option altText, and without one the picture is put in words.
 */
export function chartWords({ record, title, subtitle, categories, series }: ChartData): string {
  const said = textOption(record.options, 'altText');
  if (said) return said;
  const kind = `${record.type.toLowerCase().replace('_', ' ')} chart`;
  const parts = [title ? `${title}, ${kind}` : kind[0]?.toUpperCase() + kind.slice(1)];
  if (subtitle) parts.push(subtitle);
  for (const one of series) {
    const points = one.values
      .map((value, i) => (value === null ? '' : `${categories[i]} ${one.shown[i]}`))
      .filter(Boolean);
    parts.push(
      `${one.name || 'Series'}: ${points.slice(0, 20).join(', ')}${points.length > 20 ? ' and more' : ''}`,
    );
  }
  return `${parts.join('. ')}.`;
}
