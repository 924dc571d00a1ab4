import { kindOfRule, markedFormula } from '../../core/format/rule.ts';
import { formulaOf } from '../rules.ts';
import { NAMES, WORK } from './check-tabs.ts';
import {
  judgeCharts,
  judgeContext,
  judgeFormulas,
  judgeLock,
  judgeNames,
  judgeRules,
  judgeScopes,
  judgeSidebar,
  judgeTabs,
  judgeTags,
} from './judging.ts';
import type { Desk, Probe } from './probe.ts';
import { sidebarPage } from './sidebar-page.ts';

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Of package.json; the build puts it in. */
declare const PRODUCT_VERSION: string;
const loadedAt = Date.now();

/** What the manifest asks for. */
const SCOPES = ['spreadsheets.currentonly', 'script.container.ui'].map(
  name => `https://www.googleapis.com/auth/${name}`,
);

function isKnownZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** What a call throws; undefined where it does not. */
export function refusal(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

export const contextProbe: Probe = {
  number: '0',
  asked: 'Version, time zones, locale, language, and what the runtime has',
  expected: 'a zone that the language knows; globalThis an object',
  otherwise:
    'An unknown zone is asked of Utilities.formatDate instead, which is slower. Without globalThis: report this row.',
  first: ({ book, now }) => {
    const zone = book.getSpreadsheetTimeZone();
    return {
      version: PRODUCT_VERSION,
      sinceLoad: now() - loadedAt,
      zone,
      zoneKnown: isKnownZone(zone),
      scriptZone: Session.getScriptTimeZone(),
      locale: book.getSpreadsheetLocale(),
      user: Session.getActiveUserLocale(),
      globalObject: typeof globalThis,
      at: typeof ('x' as unknown as Record<string, unknown>).at,
    };
  },
  judge: judgeContext,
};

export const formulasProbe: Probe = {
  number: '5',
  asked: 'A formula with semicolons, and the mark in the formula of a conditional format, read back',
  expected: 'a; a custom formula whose mark can be read',
  otherwise:
    'The add-on would not find its own formats again, and set them twice: do not build; report this row.',
  first: ({ cells, row }) => {
    const cell = cells.getRange(row, 2).setFormula('=IF(1=1;"a";"b")');
    cells.setConditionalFormatRules([
      SpreadsheetApp.newConditionalFormatRule()
        .whenFormulaSatisfied(markedFormula('TRUE', 'check'))
        .setBackground('#e6f4ea')
        .setRanges([cells.getRange(row, 3)])
        .build(),
    ]);
    const [rule] = cells.getConditionalFormatRules();
    const criteria = rule?.getBooleanCondition()?.getCriteriaType();
    return {
      formula: cell.getFormula(),
      kind: rule && kindOfRule(formulaOf(rule)),
      criteria: criteria ? String(criteria) : 'none',
    };
  },
  second: ({ cells, row }) => ({ value: cells.getRange(row, 2).getValue() }),
  judge: judgeFormulas,
};

export const namesProbe: Probe = {
  number: '5b',
  asked: 'A named range that is moved to other columns, and whose tab is renamed',
  expected: 'the second columns, E:H',
  otherwise: 'Each rebuild would fail at "Marking the reps": report this row.',
  first: ({ book, cells }) => {
    book.setNamedRange(NAMES.own, cells.getRange('A:D'));
    const again = refusal(() => book.setNamedRange(NAMES.own, cells.getRange('A:D')));
    book
      .getNamedRanges()
      .find(named => named.getName() === NAMES.own)
      ?.setRange(cells.getRange('E:H'));
    cells.setName(WORK.cells.replace('cells', 'cells renamed'));
    const notation = book.getRangeByName(NAMES.own)?.getA1Notation();
    cells.setName(WORK.cells);
    return { notation, again: again === undefined ? 'accepted' : 'refused' };
  },
  judge: judgeNames,
};

/** A rule in words, to be compared. */
function describe(rule: Rule | undefined): unknown {
  const condition = rule?.getBooleanCondition();
  const gradient = rule?.getGradientCondition();
  return [
    rule?.getRanges().map(range => range.getA1Notation()),
    condition ? [String(condition.getCriteriaType()), condition.getCriteriaValues()] : 'none',
    gradient
      ? [gradient.getMinColor(), gradient.getMaxColor(), gradient.getMaxType(), gradient.getMaxValue()]
      : 'none',
  ];
}

export const rulesProbe: Probe = {
  number: '6',
  asked:
    'A conditional format that leads to another tab through INDIRECT and a name, set beside two of other kinds',
  expected: 'accepted; the two others come back as they were',
  otherwise:
    'Marks in your own tables do not work here, or change your formats: do not use Mark; report this row.',
  first: ({ book, cells, report, row }) => {
    book.setNamedRange(NAMES.other, report.getRange('A1'));
    const on = (at: number) => [cells.getRange(row, at, 5, 1)];
    const gradient = SpreadsheetApp.newConditionalFormatRule()
      .setGradientMinpoint('#ffffff')
      .setGradientMaxpoint('#57bb8a')
      .setRanges(on(9))
      .build();
    const date = SpreadsheetApp.newConditionalFormatRule()
      .withCriteria(SpreadsheetApp.BooleanCriteria.DATE_BEFORE, [new Date(Date.UTC(2026, 2, 29, 12))])
      .setBackground('#f4cccc')
      .setRanges(on(10))
      .build();
    cells.setConditionalFormatRules([gradient, date]);
    const standing = cells.getConditionalFormatRules();
    const before = JSON.stringify(standing.map(describe));
    const ours = SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied(markedFormula(`COUNTA(INDIRECT("${NAMES.other}"))>0`, 'check'))
      .setBackground('#fce8b2')
      .setRanges(on(11))
      .build();
    cells.setConditionalFormatRules([...standing, ours]);
    const now = cells.getConditionalFormatRules();
    return {
      before,
      after: JSON.stringify(now.slice(0, 2).map(describe)),
      ours: now.filter(rule => kindOfRule(formulaOf(rule)) === 'check').length,
    };
  },
  judge: judgeRules,
};

function addChart({ cells }: Desk, type: 'GAUGE' | 'BAR', title: string, range: string, at: number): void {
  cells.insertChart(
    cells
      .newChart()
      .setChartType(Charts.ChartType[type])
      .addRange(cells.getRange(range))
      .setNumHeaders(1)
      .setPosition(1, at, 0, 0)
      .setOption('title', title)
      .setOption('altText', 'what it shows')
      .build(),
  );
}

export const chartsProbe: Probe = {
  number: '9',
  asked:
    'A gauge, and bars whose range is made longer, 200 rows of which 3 are filled: titles and ranges, read back',
  expected: 'Check gauge over V1:W2, Check bars over Y1:Z201',
  otherwise:
    'Without titles each build would rely on ranges alone; without both it would add its pictures again: report this row.',
  first: desk => {
    const { cells } = desk;
    cells.getRange('V1:W2').setValues([
      ['Of the target', 'Share'],
      ['Team', 0.7],
    ]);
    cells.getRange('Y1:Z4').setValues([
      ['Rep', 'Sales'],
      ['Ana', 3],
      ['Ben', 5],
      ['Cleo', 2],
    ]);
    addChart(desk, 'GAUGE', 'Check gauge', 'V1:W2', 13);
    addChart(desk, 'BAR', 'Check bars', 'Y1:Z101', 16);
    // As a build does when reps have come: the picture that stands gets a longer range, and stays itself.
    const bars = cells.getCharts().find(chart => chart.getRanges()[0]?.getColumn() === 25);
    if (bars)
      cells.updateChart(
        bars.modify().clearRanges().addRange(cells.getRange('Y1:Z201')).setOption('height', 400).build(),
      );
    return {
      charts: cells.getCharts().map(chart => ({
        title: chart.getOptions()?.get('title'),
        range: chart.getRanges()[0]?.getA1Notation(),
        altText: chart.getOptions()?.get('altText'),
      })),
    };
  },
  judge: judgeCharts,
};

const TAG = 'sales-barometer-check';

export const tagsProbe: Probe = {
  number: '10',
  asked:
    'A tag (developer metadata) on a tab: kept, found by one search, on a copy of the tab, removed; twenty questions timed',
  expected: 'kept, found, copied as it is or not at all, removed; under 1,000 ms',
  otherwise:
    'Not kept or not removed: the add-on does not know its own tabs here; do not build, report this row.',
  first: ({ book, cells, now }) => {
    cells.addDeveloperMetadata(TAG, 'probe');
    const valueOn = (sheet: typeof cells): string =>
      sheet
        .getDeveloperMetadata()
        .find(tag => tag.getKey() === TAG)
        ?.getValue() ?? 'none';
    const kept = valueOn(cells);
    const began = now();
    for (let i = 0; i < 20; i++) cells.getDeveloperMetadata();
    const asked = now();
    const found = book.createDeveloperMetadataFinder().withKey(TAG).find();
    const done = now();
    const double = cells.copyTo(book);
    const copy = valueOn(double);
    book.deleteSheet(double);
    for (const tag of found) tag.remove();
    return {
      kept,
      found: found[0]?.getValue() ?? 'none',
      askedMs: asked - began,
      foundMs: done - asked,
      copy,
      gone: valueOn(cells) === 'none',
    };
  },
  judge: judgeTags,
};

export const tabsProbe: Probe = {
  number: '11',
  asked: 'What a tab is called that holds a chart and no cells, and what it refuses',
  expected: 'OBJECT or DATASOURCE; whatever it refuses',
  otherwise: 'Documents with a chart on a tab of its own break every action: report this row.',
  first: desk => {
    const { book, cells, remember } = desk;
    const { GRID } = SpreadsheetApp.SheetType;
    const sheets = book.getSheets();
    const standing = sheets.find(sheet => sheet.getType() !== GRID);
    if (!standing) {
      addChart(desk, 'BAR', 'Check move', 'Y1:Z201', 19);
      remember({ tabsBefore: sheets.map(sheet => sheet.getSheetId()) });
    }
    const charts = standing ? [] : cells.getCharts();
    const last = charts[charts.length - 1];
    const tab = standing ?? (last && book.moveChartToObjectSheet(last));
    if (!tab) return { type: 'none' };
    const type = String(tab.getType());
    const questions: [string, () => unknown][] = [
      ['getLastRow', () => tab.getLastRow()],
      ['getDeveloperMetadata', () => tab.getDeveloperMetadata()],
      ['getConditionalFormatRules', () => tab.getConditionalFormatRules()],
      ['getProtections', () => tab.getProtections(SpreadsheetApp.ProtectionType.SHEET)],
    ];
    const throws = questions.filter(([, ask]) => refusal(ask) !== undefined).map(([name]) => name);
    if (!standing) {
      book.deleteSheet(tab);
      remember({ tabsBefore: undefined });
    }
    return { type, throws };
  },
  judge: judgeTabs,
};

export const lockProbe: Probe = {
  number: '15',
  asked: "The document's lock",
  expected: 'a lock, held',
  otherwise:
    'Two people who save at once are told apart by the version of the settings alone: save one after the other.',
  first: () => {
    const lock = LockService.getDocumentLock();
    return { lock: Boolean(lock), held: Boolean(lock?.hasLock() || lock?.tryLock(100)) };
  },
  judge: judgeLock,
};

export const sidebarProbe: Probe = {
  number: '17',
  asked: 'In a sidebar: its width, localStorage, 1 MB there and back, a template literal with // in it',
  expected: '300 px, works, under 3,000 ms, whole (4 signs)',
  otherwise:
    'Another width: the layout may be cramped. Fewer signs: the build gate for // is needed. Report this row.',
  first: () => {
    SpreadsheetApp.getUi().showSidebar(
      HtmlService.createHtmlOutput(sidebarPage).setTitle('Installation check'),
    );
    return {};
  },
  second: (_, seen) => seen,
  judge: judgeSidebar,
};

export const scopesProbe: Probe = {
  number: '18',
  asked: 'Which permissions were granted',
  expected: 'both: this spreadsheet, and the sidebar',
  otherwise:
    'One was unticked: remove the add-on at myaccount.google.com/permissions, click again, and tick both.',
  first: () => {
    const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL) as unknown as {
      getAuthorizedScopes(): string[];
    };
    return { wanted: SCOPES, granted: info.getAuthorizedScopes() };
  },
  judge: judgeScopes,
};
