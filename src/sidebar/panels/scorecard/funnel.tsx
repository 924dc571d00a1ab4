import { useId, useState } from 'preact/hooks';
import { casesOf, type Level } from '../../../core/evidence/flags.ts';
import { funnelOf } from '../../../core/evidence/funnel.ts';
import { oddsText, WATCH } from '../../../core/evidence/holds.ts';
import { evidenceLabel } from '../../../core/scorecard/evidence-label.ts';
import type { Line, Scorecard } from '../../../core/scorecard/scorecard.ts';
import { DealsBehind } from '../../controls/deals-behind.tsx';
import { LEVEL_NAMES, More, Typed } from '../../controls/says.tsx';
import { shareText } from '../../figures.ts';
import { grouped, percentText } from '../../look/locale.ts';
import type { Session } from '../../session.ts';

type Ratio = 'Gateway ratio' | 'Close ratio';

/** One rep in the picture. */
interface Point {
  line: Line;
  cases: number;
  ratio: number;
  level: Level | undefined;
  /** "Marcus Webb: 35%, 11 of 31, 85 to 1, under". */
  says: string;
}

const VIEW = { width: 266, height: 176 };
const PLOT = { left: 34, right: 258, top: 8, bottom: 148 };

/** The benchmark of a ratio; undefined where none can be held against. */
function benchmarkOf(kpi: Ratio, { standard }: Scorecard): number | undefined {
  return kpi === 'Gateway ratio' ? standard.gatewayBenchmark : standard.settings.benchmarks.closeRatio;
}

function pointsOf(kpi: Ratio, { lines, standard }: Scorecard): Point[] {
  return lines
    .flatMap(line => {
      const ratio = line.figures[kpi];
      const [, cases] = casesOf(kpi, line.tally, standard.context);
      if (ratio === undefined || !cases || !line.key) return [];
      const level = line.flags.find(flag => flag.kpi === kpi)?.level;
      const rests = evidenceLabel(line, kpi, standard.context);
      const says = `${line.name}: ${shareText(ratio)}, ${rests}${level ? `, ${level}` : ''}`;
      return [{ line, cases, ratio, level, says }];
    })
    .sort((a, b) => a.cases - b.cases || a.ratio - b.ratio);
}

/**
 * A ratio against the number of cases that it rests on: the fewer cases, the further chance alone can carry a rep from the
 * benchmark, so the curves at which a mark begins open like a funnel. The same as a table is below it.
 */
export function Funnel({ session, kpi, scorecard }: { session: Session; kpi: Ratio; scorecard: Scorecard }) {
  const benchmark = benchmarkOf(kpi, scorecard);
  const points = pointsOf(kpi, scorecard);
  const holds = scorecard.standard.holds.together;
  if (benchmark === undefined || !points.length) return null;
  const most = Math.max(10, ...points.map(({ cases }) => cases));
  return (
    <div class="funnel">
      <h3>{kpi}</h3>
      <Picture session={session} points={points} benchmark={benchmark} holds={holds} most={most} kpi={kpi} />
      <p class="hint">
        The line is the benchmark, {percentText(benchmark)}. Below the dashed curve the odds are {WATCH} to 1
        or more: watch. Below the other they are {oddsText(holds)} or more: under.
      </p>
      <More title={`${kpi} as a table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Rep</th>
              <th scope="col">Ratio</th>
              <th scope="col">Rests on</th>
              <th scope="col">Level</th>
            </tr>
          </thead>
          <tbody>
            {[...points]
              .sort((a, b) => a.ratio - b.ratio)
              .map(({ line, ratio, level }) => (
                <tr key={line.key}>
                  <th scope="row">
                    <Typed>{line.name}</Typed>
                  </th>
                  <td>{shareText(ratio)}</td>
                  <td>{evidenceLabel(line, kpi, scorecard.standard.context)}</td>
                  <td>{level ? LEVEL_NAMES[level] : '–'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </More>
    </div>
  );
}

interface PictureProps {
  session: Session;
  kpi: Ratio;
  points: readonly Point[];
  benchmark: number;
  holds: number;
  most: number;
}

function Picture({ session, kpi, points, benchmark, holds, most }: PictureProps) {
  const [at, setAt] = useState<number>();
  const id = useId();
  const shown = at === undefined ? undefined : points[at];
  // The root gives few cases, where most is to be told, the room that a straight scale gives to many.
  const x = (cases: number): number =>
    PLOT.left + (PLOT.right - PLOT.left) * Math.sqrt(cases / (most * 1.04));
  const y = (ratio: number): number => PLOT.bottom - (PLOT.bottom - PLOT.top) * ratio;
  const curves = funnelOf(benchmark, { watch: WATCH, holds }, most);
  const pathOf = (which: 'watch' | 'holds'): string =>
    curves
      .filter(point => point[which] !== undefined)
      .map(
        (point, i) => `${i ? 'L' : 'M'}${x(point.cases).toFixed(1)} ${y(point[which] as number).toFixed(1)}`,
      )
      .join('');
  return (
    <>
      <svg
        viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
        role="img"
        aria-label={`${kpi} of each rep against the number of cases that it rests on`}
      >
        {[0, 0.5, 1].map(ratio => (
          <g key={ratio} class="axis">
            <path d={`M${PLOT.left} ${y(ratio)}H${PLOT.right}`} />
            <text x={PLOT.left - 4} y={y(ratio) + 4} class="end">
              {percentText(ratio)}
            </text>
          </g>
        ))}
        {ticksUpTo(most).map(cases => (
          <text key={cases} class="axis" x={x(cases)} y={PLOT.bottom + 13}>
            {grouped(cases)}
          </text>
        ))}
        <text class="axis" x={(PLOT.left + PLOT.right) / 2} y={VIEW.height - 2}>
          {kpi === 'Gateway ratio' ? 'matured first appointments' : 'decided deals'}
        </text>
        <path class="benchmark" d={`M${PLOT.left} ${y(benchmark)}H${PLOT.right}`} />
        <path class="curve watch" d={pathOf('watch')} />
        <path class="curve" d={pathOf('holds')} />
        {points.map((point, i) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a keyboard goes from rep to rep by the slider below
          <g
            key={point.line.key}
            class={`point ${point.level ? `is-${point.level.replace(' ', '-')}` : ''} ${i === at ? 'shown' : ''}`}
            onMouseEnter={() => setAt(i)}
          >
            <circle class="reach" cx={x(point.cases)} cy={y(point.ratio)} r="9" />
            <Mark level={point.level} x={x(point.cases)} y={y(point.ratio)} />
          </g>
        ))}
      </svg>
      <label for={id}>Go from rep to rep, or point at one</label>
      <input
        id={id}
        type="range"
        min="1"
        max={points.length}
        value={(at ?? 0) + 1}
        aria-valuetext={(shown ?? points[0])?.says}
        onFocus={() => setAt(at ?? 0)}
        onInput={event => setAt(Number(event.currentTarget.value) - 1)}
      />
      <p class="pointed" aria-hidden="true">
        <Typed>{shown?.says ?? ''}</Typed>
      </p>
      {shown && (
        <DealsBehind
          key={shown.line.key}
          session={session}
          kpi={kpi}
          rep={shown.line.key}
          name={shown.line.name}
        />
      )}
    </>
  );
}

/** A level has its own shape, not its colour alone. */
function Mark({ level, x, y }: { level: Level | undefined; x: number; y: number }) {
  if (level === 'under') return <rect class="sign" x={x - 4.5} y={y - 4.5} width="9" height="9" />;
  if (level === 'watch')
    return <path class="sign" d={`M${x} ${y - 5.5}L${x + 5.5} ${y + 4.5}H${x - 5.5}Z`} />;
  return <circle class="sign" cx={x} cy={y} r="4" />;
}

/** A few round numbers of cases to write below the picture. */
function ticksUpTo(most: number): number[] {
  const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000];
  return round.filter(cases => cases <= most && cases >= most / 25);
}
