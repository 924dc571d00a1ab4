import type { Cell } from '../cells/cell.ts';
import { weekdayInWords } from '../cells/day-words.ts';
import { asSentence, counted } from '../problem.ts';
import { chartData } from '../scorecard/chart-data.ts';
import { scorecardOf } from '../scorecard/scorecard.ts';
import type { TeamTallies } from '../scorecard/team-tallies.ts';
import { GOAL_LINES, weeklyGoals } from '../scorecard/weekly-goals.ts';
import { marksInWords } from './marks-in-words.ts';
import type { Page, PageLine, PagePicture } from './page.ts';
import { BLANK, cut, dayOfIso, dayText, MOST_LINES, ROW, texts, wrapped } from './page.ts';

/** What is known of the week that was kept last. */
export interface SinceKept {
  /** How many weeks are kept. */
  weeks: number;
  /** The day of the week that is compared with, as 2026-03-31, and what changed since; absent where that can't be told. */
  meeting?: { since: string; sentences: readonly string[] };
  /** That a kept week is later than the pipeline reaches; '' where none is. */
  later: string;
  /** What is not as it was kept. */
  tampered: readonly { says: string }[];
}

/** Rep and the four figures of the goals; then, after a gap, week, first appointments and magic number. */
const WIDTHS = [112, 42, 54, 78, 66, 6, 66, 112, 112] as const;
const LEFT = ['Rep', 'Goal', 'So far', 'Last week', 'Missing'] as const;
const RIGHT = ['Week of', 'Appointments', 'Magic number'] as const;
const GAP = LEFT.length;
/** How many weeks the first appointments go back; the goals beside them may take more rows where there is room. */
const WEEKS = 12;
/** Pictures stand beside each other, each so many rows high. */
const PICTURE_ROWS = 9;
export const PICTURE = { width: 318, height: PICTURE_ROWS * ROW - 4 } as const;
/** Lines that may say what changed. */
const CHANGES = 5;

/**
 * The page for the meeting: which week it is, what changed since the last one, who is marked with which odds, this week's
 * goals, and two pictures of them. It fits one sheet of paper: what there is no room for is counted.
 *
 * @param team its period is the one that the scorecard shows.
 */
export function meetingPage(team: TeamTallies, since: SinceKept): Page {
  const goals = weeklyGoals(team);
  const [week = '', missing = ''] = goals.slice(0, GOAL_LINES).map(([says]) => String(says));
  const marks = marksInWords(scorecardOf({ ...team.input(), settings: team.settings }));
  const lines: PageLine[] = [
    { cells: ['The page for the meeting'], looks: 'title' },
    ...texts(wrapped(week, 2), 'soft'),
    BLANK,
    {
      cells: [
        since.meeting
          ? `What changed since ${weekdayInWords(dayOfIso(since.meeting.since))}`
          : 'What changed',
      ],
      looks: 'heading',
    },
    ...texts(changesIn(since), 'plain'),
    BLANK,
    { cells: ['Who is marked, and the odds against chance'], looks: 'heading' },
  ];
  // A blank row, the heading, what is missing for goals, the headers, the pictures and the last line.
  const below = 2 + (missing ? 1 : 0) + 1 + PICTURE_ROWS + 1;
  const room = MOST_LINES - lines.length - below;
  lines.push(
    ...(marks.length
      ? fitted(marks, room - WEEKS, n => `and ${n} more on the tab KPI Scorecard`)
      : texts(['Nobody is marked in this period'], 'plain')),
    BLANK,
    { cells: padded(['This week’s goals'], GAP + 1).concat('First appointments a week'), looks: 'heading' },
    ...texts(missing ? [missing] : [], 'soft'),
  );
  const head = lines.length + 1;
  const block = goalsBlock(team, goals.slice(GOAL_LINES + 1), MOST_LINES - head - PICTURE_ROWS - 1);
  lines.push(...block.lines);
  const picturesTop = lines.length + 1;
  for (let row = 0; row < PICTURE_ROWS; row++) lines.push(BLANK);
  return {
    widths: WIDTHS,
    words: [0, GAP + 1],
    lines,
    pictures: picturesOf(head, picturesTop, block.reps, team.hasAppointments && team.asOf > 0),
  };
}

/** The sentences of the bridge, or why there are none. */
function changesIn({ weeks, meeting, later, tampered }: SinceKept): string[] {
  const says = later
    ? [asSentence(later)]
    : meeting
      ? meeting.sentences
      : [
          weeks
            ? 'Of the week kept last only the figures are there, so nothing can be compared deal by deal'
            : 'No week is kept yet: keep this one, and next week’s page says what changed',
        ];
  const warned = tampered.length
    ? `The history is not as it was kept, in ${counted(tampered.length, 'place')}: the sidebar, Meeting, says where`
    : '';
  const room = CHANGES - (warned ? 1 : 0);
  // Each has a line, and those that come first take what is left.
  let spare = room - says.length;
  const lines = says.flatMap((sentence, i) => {
    const parts = wrapped(says.length > 1 ? `${i + 1}. ${sentence}` : sentence, 1 + spare);
    spare -= parts.length - 1;
    return parts;
  });
  return [...(warned ? [warned] : []), ...lines];
}

/** As many lines as there is room for; the last one counts those that are left out. */
function fitted(lines: readonly PageLine[], room: number, more: (left: number) => string): PageLine[] {
  if (lines.length <= room) return [...lines];
  return [...lines.slice(0, room - 1), { cells: [more(lines.length - room + 1)], looks: 'soft' }];
}

/**
 * This week's goals at the left, the last weeks at the right, and how many reps the goals name.
 *
 * @param room how many rows there are for both.
 */
function goalsBlock(
  team: TeamTallies,
  goals: readonly (readonly Cell[])[],
  room: number,
): { lines: PageLine[]; reps: number } {
  const ofTeam = goals[goals.length - 1] as readonly Cell[];
  const all = goals.slice(0, -1);
  // Where not all fit, those are named who lack most.
  const missingOf = (goal: readonly Cell[]): number => Number(goal[4] || 0);
  const named =
    all.length < room ? all : [...all].sort((a, b) => missingOf(b) - missingOf(a)).slice(0, room - 2);
  const cellsOf = ([
    name = '',
    ,
    goal = '',
    done = '',
    missing = '',
    before = '',
  ]: readonly Cell[]): Cell[] => [cut(String(name), 17), goal, done, before, missing];
  const left: Cell[][] = [
    ...named.map(cellsOf),
    ...(named.length < all.length ? [[`and ${all.length - named.length} more`]] : []),
    cellsOf(ofTeam),
  ];
  const [, ...weeks] = chartData('First appointments', team, dayAndMonth);
  const lines = Array.from({ length: Math.max(left.length, WEEKS) }, (_, at): PageLine => {
    const [day = '', count = '', magic = ''] = weeks[at] ?? [];
    const right = [day, count, typeof magic === 'number' ? Number(magic.toFixed(1)) : ''];
    return { cells: [...padded(left[at] ?? [], GAP), '', ...right], looks: 'plain' };
  });
  return { lines: [{ cells: [...LEFT, '', ...RIGHT], looks: 'head' }, ...lines], reps: named.length };
}

/** "24 Aug". */
function dayAndMonth(day: number): string {
  return dayText(day).slice(0, -5);
}

function padded(cells: readonly Cell[], length: number): Cell[] {
  return Array.from({ length }, (_, at) => cells[at] ?? '');
}

function picturesOf(head: number, top: number, reps: number, areDated: boolean): PagePicture[] {
  if (!areDated) return [];
  const goals: PagePicture = {
    title: 'Goal, so far and last week',
    says: 'First appointments that each rep is to make this week, beside those made so far and last week.',
    type: 'COLUMN',
    data: { row: head, column: 1, rows: reps + 1, columns: 4 },
    place: { row: top, column: 1, right: 0 },
  };
  const weeks: PagePicture = {
    title: 'First appointments, week by week',
    says: 'First appointments of the team in each of the last 12 weeks, with the magic number as a line.',
    type: 'COMBO',
    data: { row: head, column: GAP + 2, rows: WEEKS + 1, columns: RIGHT.length },
    place: { row: top, column: 5, right: 44 },
  };
  return reps ? [goals, weeks] : [weeks];
}
