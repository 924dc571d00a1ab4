import { fold } from '../core/cells/fold.ts';
import { coachingOf } from '../core/coaching/coaching.ts';
import { coachedIn } from '../core/coaching/kinds.ts';
import { meetingPage, PICTURE } from '../core/pages/meeting-page.ts';
import { repPage } from '../core/pages/rep-page.ts';
import { Problem, shown } from '../core/problem.ts';
import { readScorecard } from '../core/scorecard/groups.ts';
import { tallied } from '../core/scorecard/team-tallies.ts';
import type { Today } from './history-tab.ts';
import { moneyOf, readToday, sinceKept } from './history-tab.ts';
import type { PageKind } from './page-tab.ts';
import { writePage } from './page-tab.ts';
import { scorecardPeriod } from './period.ts';
import { planOf } from './plan-rows.ts';
import type { Tabs } from './tabs.ts';

/** Apps Script has no call for it, so that a person is told. */
const PRINT = 'To print it: File, Print, current sheet, portrait, A4 or Letter, normal margins, scale 100%';

/**
 * Builds the page for the meeting, or for a talk with one rep.
 *
 * @param rep the rep's folded name; undefined for the page of the meeting.
 * @returns what was built and what stays, and how to print it.
 */
export function buildPage(tabs: Tabs, rep?: string, tab?: number): string {
  const today = readToday(tabs, tab);
  const kind: PageKind = rep === undefined ? 'meeting' : 'one-to-one';
  const page = rep === undefined ? pageOfMeeting(tabs, today) : pageOfRep(tabs, today, rep);
  const { sheet, stays } = writePage(tabs, kind, page, PICTURE);
  sheet.activate();
  return [...(stays ? [stays] : []), `The page is on the tab ${sheet.getName()}`, PRINT].join('. ');
}

function pageOfMeeting(tabs: Tabs, today: Today) {
  const { rows, standing, calendar } = today;
  const team = tallied(rows, standing.settings, scorecardPeriod(tabs, calendar));
  return meetingPage(team, sinceKept(tabs, today, undefined));
}

function pageOfRep(tabs: Tabs, today: Today, name: string) {
  const { rows, standing, calendar } = today;
  const { settings } = standing;
  const rep = rows.reps.codeOfFolded(name);
  if (!rep)
    throw new Problem('rep-unknown', `the rep must be in the pipeline, got ${shown(name)}`, { field: 'rep' });
  const bounds = scorecardPeriod(tabs, calendar);
  const scorecard = readScorecard(rows, settings, bounds);
  const { meeting } = sinceKept(tabs, today, name);
  return repPage({
    rows,
    rep,
    scorecard,
    coaching: coachingOf(coachedIn({ rows, settings, rep, bounds }), scorecard),
    plan: planOf(tabs, rows, settings, rep, calendar),
    money: moneyOf(today),
    ...(meeting ? { meeting } : {}),
  });
}

/** The rep whose name the selected cell holds, folded. */
export function repAtHand(tabs: Tabs): string {
  const cell = tabs.active() && tabs.book.getActiveRange()?.getCell(1, 1);
  const value = cell?.getValue() ?? '';
  const name = fold(String(value));
  const { rows } = readToday(tabs);
  if (name && rows.reps.codeOfFolded(name)) return name;
  throw new Problem(
    'rep-unknown',
    `the selected cell must hold the name of a rep, got ${shown(value)}; select one, or take the sidebar, Coach`,
    { field: 'rep' },
  );
}
