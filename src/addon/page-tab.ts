import { STYLES } from '../core/format/bands.ts';
import { PALETTE } from '../core/format/palette.ts';
import type { Looks, Page, PagePicture } from '../core/pages/page.ts';
import { ROW, sealedCells, TITLE_ROW, writtenOn } from '../core/pages/page.ts';
import { shown } from '../core/problem.ts';
import { requireWritable } from './protection.ts';
import { literal } from './spreadsheet.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** The tabs that hold a page each. */
export const PAGES = ['meeting', 'one-to-one'] as const;
export type PageKind = (typeof PAGES)[number];

/** How large a picture is, in pixels: two beside each other are as wide as a page. */
export interface PictureSize {
  width: number;
  height: number;
}

/**
 * Writes a page in place of the one that stands. One on which somebody has written is theirs: it stays as it is, and the
 * page goes to a tab of its own.
 *
 * @returns the tab, and what stays and why in a sentence; '' where nothing does.
 */
export function writePage(
  tabs: Tabs,
  kind: PageKind,
  page: Page,
  size: PictureSize,
): { sheet: Sheet; stays: string } {
  const standing = tabs.of(kind);
  let stays = '';
  if (standing) {
    requireWritable(standing);
    const where = writtenAt(standing, page);
    if (where !== undefined) {
      stays = `${standing.getName()} stays, because somebody wrote there${where}`;
      tabs.release(kind);
    }
  }
  const sheet = tabs.toWrite(kind);
  const height = writeCells(sheet, page);
  look(sheet, page, height);
  draw(sheet, page, size);
  tabs.finish(sheet, kind);
  return { sheet, stays };
}

/** Where a person has put something on a page, as the end of a sentence; undefined where all of it is ours. */
function writtenAt(sheet: Sheet, { widths, pictures }: Page): string | undefined {
  if (sheet.getCharts().some(chart => !pictures.some(({ title }) => titleOf(chart) === title)))
    return ' (a chart of their own)';
  const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()];
  if (!rows || !columns) return undefined;
  const area = sheet.getRange(1, 1, rows, columns);
  const values = area.getValues();
  const written = writtenOn(values, widths.length);
  if (written && written !== 'inside') {
    const { row, column } = written;
    const place = sheet.getRange(row + 1, column + 1).getA1Notation();
    return ` (${place}, ${shown(values[row]?.[column])})`;
  }
  const isNoted = (cells: string[][]): boolean => cells.some(row => row.some(Boolean));
  return written || isNoted(area.getNotes()) || isNoted(area.getFormulas()) ? '' : undefined;
}

/** All cells in one write, what a longer page has left below among them. */
function writeCells(sheet: Sheet, page: Page): number {
  const cells = sealedCells(page);
  const height = Math.max(cells.length, sheet.getLastRow());
  const values = Array.from({ length: height }, (_, row) =>
    page.widths.map((_width, column) => {
      const cell = cells[row]?.[column] ?? '';
      return typeof cell === 'string' ? literal(cell) : cell;
    }),
  );
  sheet.getRange(1, 1, height, page.widths.length).setValues(values);
  return height;
}

interface Style {
  fill?: string;
  color: string;
  bold?: boolean;
}

function styleOf(looks: Looks): Style {
  switch (looks) {
    case 'title':
    case 'heading':
      return { color: PALETTE.ink, bold: true };
    case 'head':
      return { fill: PALETTE.head, color: PALETTE.ink, bold: true };
    case 'soft':
      return { color: PALETTE.soft };
    case 'plain':
      return { color: PALETTE.ink };
    default:
      return STYLES[looks];
  }
}

function look(sheet: Sheet, { widths, words, lines }: Page, height: number): void {
  const area = sheet.getRange(1, 1, height, widths.length);
  const each = <T>(of: (style: Style, column: number, looks: Looks) => T): T[][] =>
    Array.from({ length: height }, (_, row) => {
      const looks = lines[row]?.looks ?? 'soft';
      return widths.map((_width, column) => of(styleOf(looks), column, looks));
    });
  area.setBackgrounds(each(({ fill }) => fill ?? null) as string[][]);
  area.setFontColors(each(({ color }) => color));
  area.setFontWeights(each(({ bold }) => (bold ? 'bold' : 'normal')));
  area.setHorizontalAlignments(
    each((_, column, looks) => (column && !words.includes(column) && looks !== 'heading' ? 'right' : 'left')),
  );
  area.setVerticalAlignment('middle');
  sheet.getRange(1, 1).setFontSize(14);
  sheet.setRowHeight(1, TITLE_ROW);
  sheet.setRowHeights(2, height - 1, ROW);
  widths.forEach((width, column) => {
    sheet.setColumnWidth(column + 1, width);
  });
  sheet.setHiddenGridlines(true);
}

function titleOf(chart: Chart): string {
  return String(chart.getOptions().get('title'));
}

/** Draws the pictures; one that stands keeps its looks, and follows its data and its place. */
function draw(sheet: Sheet, { pictures }: Page, size: PictureSize): void {
  const standing = sheet.getCharts();
  for (const picture of pictures) {
    const { title, data, place } = picture;
    const drawn = standing.find(chart => titleOf(chart) === title);
    const range = sheet.getRange(data.row, data.column, data.rows, data.columns);
    if (!drawn) {
      insert(sheet, picture, range, size);
      continue;
    }
    const isThere =
      drawn.getContainerInfo().getAnchorRow() === place.row &&
      drawn.getRanges().some(each => each.getA1Notation() === range.getA1Notation());
    if (isThere) continue;
    const moved = drawn.modify().clearRanges().addRange(range);
    sheet.updateChart(moved.setPosition(place.row, place.column, place.right, 0).build());
  }
  for (const chart of standing)
    if (!pictures.some(({ title }) => title === titleOf(chart))) sheet.removeChart(chart);
}

function insert(
  sheet: Sheet,
  { title, says, type, place }: PagePicture,
  range: GoogleAppsScript.Spreadsheet.Range,
  { width, height }: PictureSize,
): void {
  const { against, well, low, 'bar-below': faint } = PALETTE;
  const isCombo = type === 'COMBO';
  const builder = sheet
    .newChart()
    .setChartType(Charts.ChartType[type])
    .addRange(range)
    .setNumHeaders(1)
    .setPosition(place.row, place.column, place.right, 0)
    .setOption('title', title)
    .setOption('altText', says)
    .setOption('legend', { position: 'top' })
    .setOption('width', width)
    .setOption('height', height)
    .setOption(
      'series',
      isCombo
        ? { 0: { type: 'bars', color: well }, 1: { type: 'line', color: low } }
        : { 0: { color: against }, 1: { color: well }, 2: { color: faint } },
    );
  sheet.insertChart(builder.build());
}
