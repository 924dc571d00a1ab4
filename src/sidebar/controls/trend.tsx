import { useEffect, useState } from 'preact/hooks';
import type { Flag } from '../../core/evidence/flags.ts';
import { oddsText } from '../../core/evidence/holds.ts';
import { kpiNamed } from '../../core/kpi/catalog.ts';
import type { RecentPoint } from '../../core/scorecard/recent-trend.ts';
import { RECENT } from '../../core/scorecard/recent-trend.ts';
import type { Line, Scorecard } from '../../core/scorecard/scorecard.ts';
import type { TrendKpi } from '../../core/scorecard/trend.ts';
import { PER_WEEK, TREND_KPIS } from '../../core/scorecard/trend.ts';
import { dayText } from '../look/locale.ts';
import type { Session } from '../session.ts';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';
import { figureOf } from './figures-list.tsx';
import { More, Section } from './says.tsx';

type Every = (typeof RECENT)[number];
const SPANS: Record<Every, string> = { week: 'Last 13 weeks', month: 'Last 12 months' };

/** One figure over time: a small picture with what it is held against, the odds now, and the same as a table. */
export function Trend({ session, line, rep }: { session: Session; line: Line; rep?: string }) {
  const { pipeline, busy } = session.state;
  const [kpi, setKpi] = useState<TrendKpi>('Close ratio');
  const [every, setEvery] = useState<Every>('week');
  const [points, setPoints] = useState<RecentPoint[]>();
  const [isOpen, setOpen] = useState(false);
  const place = pipeline ? { tab: pipeline.tab } : {};
  const read = async (ofKpi: TrendKpi, byEvery: Every): Promise<void> => {
    setPoints(undefined);
    const question = { kpi: ofKpi, every: byEvery, ...(rep === undefined ? {} : { rep }), ...place };
    const answer = await session.during('Looking back', onSlow => session.server.readTrend(question, onSlow));
    if (answer) setPoints(answer.points);
  };
  const write = async (): Promise<void> => {
    const name = rep === undefined ? '' : line.name;
    const written = await session.during('Writing the formula', onSlow =>
      session.server.writeTrend({ kpi, every, name, ...place }, onSlow),
    );
    if (written) session.tell('done', `Written into ${written.place}`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when it is opened and when the question changes.
  useEffect(() => {
    if (isOpen) void read(kpi, every);
  }, [isOpen, kpi, every]);
  if (!isOpen)
    return (
      <Button
        kind="quiet"
        label={`Over time: ${line.name}`}
        isOff={busy !== ''}
        onPress={() => setOpen(true)}
      >
        Over time
      </Button>
    );
  const against = session.scorecard && heldAgainst(kpi, line, session.scorecard);
  const flag = line.flags.find(each => each.kpi === (kpi === PER_WEEK ? 'Activity barometer' : kpi));
  const text = figureOf(session, kpi);
  const about = `${kpi} of ${line.name}, ${SPANS[every].toLowerCase()}`;
  return (
    <Section title="Over time">
      <Choice
        label="Figure over time"
        value={kpi}
        options={TREND_KPIS}
        onChoose={value => setKpi(value as TrendKpi)}
      />
      <Choice
        label="How far back"
        value={every}
        options={RECENT.map(value => ({ value, text: SPANS[value] }))}
        onChoose={value => setEvery(value as Every)}
      />
      {points && <Picture points={points} against={against?.figure} about={about} text={text} />}
      {points && (
        <p class="hint">
          {against && `The line is ${against.says}, ${text(against.figure)}. `}
          {oddsNow(flag)}
        </p>
      )}
      {points && (
        <More title={`${kpi} as a table`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{every === 'week' ? 'Week from' : 'Month from'}</th>
                <th scope="col">Figure</th>
                <th scope="col">Rests on</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ start, figure, basis }) => (
                <tr key={start}>
                  <th scope="row">{dayText(start)}</th>
                  <td>{text(figure)}</td>
                  <td>{basis}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </More>
      )}
      <Button isOff={busy !== '' || !pipeline} onPress={() => void write()}>
        Write KPI_TREND into the selected cell
      </Button>
    </Section>
  );
}

function oddsNow(flag: Flag | undefined): string {
  if (!flag) return 'No mark now.';
  const odds = flag.level === 'below' || flag.odds === undefined ? '' : `, ${oddsText(flag.odds)}`;
  return `Now: ${flag.level}${odds}.`;
}

/** What a figure is held against: a benchmark, the peers, or the magic number. */
function heldAgainst(
  kpi: TrendKpi,
  line: Line,
  { standard }: Scorecard,
): { figure: number; says: string } | undefined {
  const { settings, context, gatewayBenchmark } = standard;
  const of = (figure: number | undefined, says: string) =>
    figure === undefined ? undefined : { figure, says };
  switch (kpi) {
    case 'Gateway ratio':
      return of(gatewayBenchmark, 'the benchmark');
    case 'Close ratio':
      return of(settings.benchmarks.closeRatio, 'the benchmark');
    case 'Average sale':
    case 'Sales cycle':
      return of(line.peers && kpiNamed(kpi).figure(line.peers, context), 'the peers’');
    case PER_WEEK:
      return of(line.magicNumber, 'the magic number');
    default:
      return undefined;
  }
}

const VIEW = { width: 266, height: 120 };
const PLOT = { left: 6, right: 260, top: 16, bottom: 98 };

function Picture({
  points,
  against,
  about,
  text,
}: {
  points: readonly RecentPoint[];
  against: number | undefined;
  about: string;
  text: (figure: number | undefined) => string;
}) {
  const known = points.filter(({ figure }) => figure !== undefined);
  if (!known.length) return <p>Nothing to rest on in this time.</p>;
  const most = Math.max(against ?? 0, ...known.map(({ figure }) => figure as number)) || 1;
  const x = (at: number): number => PLOT.left + ((PLOT.right - PLOT.left) * at) / (points.length - 1);
  const y = (figure: number): number => PLOT.bottom - ((PLOT.bottom - PLOT.top) * figure) / most;
  let isBroken = true;
  const path = points
    .map(({ figure }, at) => {
      const step =
        figure === undefined ? '' : `${isBroken ? 'M' : 'L'}${x(at).toFixed(1)} ${y(figure).toFixed(1)}`;
      isBroken = figure === undefined;
      return step;
    })
    .join('');
  // At the left the top of the scale, at the right where the line ends.
  const [first, last] = [points[0] as RecentPoint, points[points.length - 1] as RecentPoint];
  const latest = known[known.length - 1] as RecentPoint;
  return (
    <div class="funnel trend">
      <svg
        viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={`${about}: from ${text(known[0]?.figure)} to ${text(latest.figure)}`}
      >
        <g class="axis">
          <path d={`M${PLOT.left} ${PLOT.bottom}H${PLOT.right}`} />
        </g>
        {against !== undefined && <path class="benchmark" d={`M${PLOT.left} ${y(against)}H${PLOT.right}`} />}
        <path class="line" d={path} />
        {points.map(
          ({ start, figure }, at) =>
            figure !== undefined && <circle key={start} class="dot" cx={x(at)} cy={y(figure)} r="3" />,
        )}
        <text class="start" x={PLOT.left} y="11">
          {text(most)}
        </text>
        <text class="end" x={PLOT.right} y="11">
          {text(latest.figure)}
        </text>
        <text class="start" x={PLOT.left} y={VIEW.height - 6}>
          {dayText(first.start)}
        </text>
        <text class="end" x={PLOT.right} y={VIEW.height - 6}>
          {dayText(last.start)}
        </text>
      </svg>
    </div>
  );
}
