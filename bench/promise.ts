// docs/evidence.md: what the marks promise and what they cost, measured on what ships.
import type { Marked } from './average-teams.ts';
import { lookAt } from './average-teams.ts';
import { everReached } from './reach.ts';
import { Realm } from './realm.ts';

const TEAMS = [
  { reps: 5, teams: 200 },
  { reps: 12, teams: 100 },
  { reps: 60, teams: 20 },
];
const HALF_YEAR = 26;
const MOST = 400;

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, c) => Math.max(3, ...[head, ...rows].map(row => (row[c] as string).length)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, c) => cell.padEnd(widths[c] as number)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The smallest number of cases after which that share of reps has been marked. */
function casesUntil(sums: readonly number[], share: number): string {
  const at = sums.findIndex(sum => sum >= share);
  return at < 0 ? `more than ${MOST}` : String(at);
}

/** The page as Markdown. */
export function promisePage(code: string): string {
  const realm = new Realm(code);
  const looks = TEAMS.flatMap(({ reps, teams }, i) =>
    [0, HALF_YEAR].map((before, j) => {
      const seed = 1 + 2 * i + j;
      return { reps, teams, before, seed, marked: lookAt(realm, { reps, teams, before, seed }) };
    }),
  );
  const most = (of: keyof Marked): string => percent(Math.max(...looks.map(({ marked }) => marked[of])));
  const lucky = everReached(0.65, 0.65, 60, 312);
  const power = [0.5, 0.4, 0.3].map(chance => ({ chance, sums: everReached(chance, 0.65, 60, MOST) }));
  const forty = power[1] as (typeof power)[number];
  return `# What a mark promises, and what it costs

\`npm run planted\` writes this page. It draws teams from fixed seeds, hands their deals to the built functions week by week,
and counts. Every figure below is from that run, or computed exactly where it says so.

## The promise

This page is about the settings as they come: a confidence of 95%, and \`Hold for: Each rep\` unless it says otherwise. Under
another confidence the chance is what that leaves: one in a hundred at 99%, one in two at 50%; the more confidence, the longer
a mark takes, and the figures below are others.

A rep who stands exactly at every benchmark is marked **under** on the gateway ratio, the close ratio or the average sale
with at most one chance in twenty: not on one look, but ever, with the scorecard open every week. That holds as long as the
period's first day stays put, and as long as losses take about as long to be decided as wins. With a first day that moves,
such as the last 13 weeks, each week is a test of its own. The average sale's comparison is with the peers' median, which is
itself a sample.

It is no proof. A mark says how unlikely the cases would be if nothing were the matter, never that something is.

## Average teams, looked at every week for half a year

Everybody passes 60% of first appointments and closes 65% of what was decided, with amounts that spread as sales do. Who is
ever marked under, out of nothing but luck?

${table(
  [
    'Reps',
    'Deals before the first look',
    'Teams',
    'Seed',
    'Reps ever under',
    'Teams with a mark',
    'Teams with a mark, held for the team',
  ],
  looks.map(({ reps, teams, before, seed, marked }) => [
    String(reps),
    before ? 'half a year' : 'none',
    String(teams),
    String(seed),
    percent(marked.reps),
    percent(marked.teams),
    percent(marked.teamsHeldForTeam),
  ]),
)}

At most ${most('reps')} of average reps were ever marked, where the promise is 5%. A large team has more reps to be unlucky, so that a mark
somewhere is no surprise: \`Hold for: The team\` asks for so much evidence that a whole average team shows one with at most one
chance in twenty. It asks for more evidence on everybody.

Of the close ratio alone, exactly and with a look after every deal: an average rep has ever reached the 60 to 1 of a mark by
deal 10 with ${percent(lucky[10] as number)}, by deal 52 with ${percent(lucky[52] as number)}, by deal 312 with ${percent(lucky[312] as number)}.

## What it costs

Patience. How likely a rep whose true close ratio is lower than 65% has been marked under by so many decided deals:

${table(
  ['True close ratio', '10 deals', '20', '30', '50', '100', 'half of them marked by', 'four in five by'],
  power.map(({ chance, sums }) => [
    `${chance * 100}%`,
    ...[10, 20, 30, 50, 100].map(n => percent(sums[n] as number)),
    `${casesUntil(sums, 0.5)} deals`,
    `${casesUntil(sums, 0.8)} deals`,
  ]),
)}

A rep who truly closes 40% is under after ${casesUntil(forty.sums, 0.5)} decided deals in half of all cases, after ${casesUntil(forty.sums, 0.8)} in four of five. Until then the
scorecard says **watch** from odds of 3 to 1 on, and **below** where it is as likely chance. A watch is no accusation: it is
where a manager looks first.
`;
}
