import { shareText } from '../figures.ts';
import type { Activity } from './activity.ts';
import { activityText } from './activity.ts';

/** The end of the scale: one and a half tanks. */
const FULL = 1.5;
const RADIUS = 74;
const CENTRE = { x: 100, y: 92 };

function pointAt(share: number, radius: number): string {
  const angle = Math.PI * (1 - Math.min(Math.max(share, 0), FULL) / FULL);
  return `${(CENTRE.x + radius * Math.cos(angle)).toFixed(1)} ${(CENTRE.y - radius * Math.sin(angle)).toFixed(1)}`;
}

function arc(from: number, to: number): string {
  return `M${pointAt(from, RADIUS)}A${RADIUS} ${RADIUS} 0 0 1 ${pointAt(to, RADIUS)}`;
}

/** The barometer as a fuel gauge: empty at the left, the benchmark marked, the needle where the tank stands. */
export function FuelGauge(activity: Activity) {
  const { barometer, benchmark } = activity;
  return (
    <svg class="gauge" viewBox="0 0 200 128" role="img" aria-label={activityText(activity)}>
      <path class="arc low" d={arc(0, benchmark)} />
      <path class="arc well" d={arc(benchmark, FULL)} />
      <path class="tick" d={`M${pointAt(benchmark, RADIUS - 12)}L${pointAt(benchmark, RADIUS + 10)}`} />
      <text x="26" y="110">
        E
      </text>
      <text x="174" y="110">
        F
      </text>
      {barometer !== undefined && (
        <path class="needle" d={`M${pointAt(barometer, RADIUS - 6)}L${CENTRE.x} ${CENTRE.y}`} />
      )}
      <circle class="hub" cx={CENTRE.x} cy={CENTRE.y} r="5" />
      <text class="reading" x="100" y="122">
        {shareText(barometer)}
      </text>
    </svg>
  );
}

/** The same in one line, for a list of reps. */
export function FuelBar(activity: Activity) {
  const { barometer, benchmark } = activity;
  const at = (share: number): number => (Math.min(Math.max(share, 0), FULL) / FULL) * 100;
  const isLow = barometer !== undefined && barometer < benchmark;
  return (
    <svg
      class="fuel-bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={activityText(activity)}
    >
      <rect class="track" width="100" height="8" rx="2" />
      {barometer !== undefined && (
        <rect class={isLow ? 'low' : 'well'} width={at(barometer)} height="8" rx="2" />
      )}
      <rect class="tick" x={at(benchmark) - 0.6} width="1.2" height="8" />
    </svg>
  );
}
