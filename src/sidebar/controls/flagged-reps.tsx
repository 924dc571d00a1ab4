import type { FlaggedKpi, Level } from '../../core/evidence/flags.ts';
import { LEVELS } from '../../core/evidence/flags.ts';
import type { Line } from '../../core/scorecard/scorecard.ts';
import { repsText } from '../figures.ts';
import type { Session } from '../session.ts';
import { Button } from './button.tsx';
import { LevelBadge, More, Typed } from './says.tsx';

/** Whom a benchmark flags today, under settings that may not be saved yet. */
export function FlaggedReps({ session, kpi }: { session: Session; kpi: FlaggedKpi }) {
  const { scorecard } = session;
  if (!scorecard) return null;
  const at = (level: Level): Line[] =>
    scorecard.lines.filter(({ flags }) => flags.some(flag => flag.kpi === kpi && flag.level === level));
  const levels = LEVELS.map(level => ({ level, lines: at(level) })).filter(({ lines }) => lines.length);
  const text = levels.map(({ level, lines }) => textOf(level, lines.length)).join(', ');
  return (
    <div class="flagged">
      <p role="status">
        {text ? (
          <>
            Today: <strong>{text}</strong>
          </>
        ) : (
          'Today: nobody is flagged'
        )}
      </p>
      {levels.length > 0 && (
        <More title="Who">
          {levels.map(({ level, lines }) => (
            <div key={level}>
              <LevelBadge level={level} />
              <ul class="names">
                {lines.map(line => (
                  <li key={line.key}>
                    <RepLink session={session} line={line} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </More>
      )}
    </div>
  );
}

/** A rep's name, which leads to what to coach. */
export function RepLink({ session, line }: { session: Session; line: Pick<Line, 'name' | 'key'> }) {
  if (!line.key) return <Typed>{line.name}</Typed>;
  return (
    <Button
      kind="quiet"
      label={`Coach ${line.name}`}
      onPress={() => session.set({ panel: 'coach', rep: line.key })}
    >
      <Typed>{line.name}</Typed>
    </Button>
  );
}

function textOf(level: Level, count: number): string {
  if (level === 'under') return `${repsText(count)} under`;
  if (level === 'best practice') return `${repsText(count)} to learn from`;
  return level === 'watch' ? `${count} to watch` : `${count} ${level}`;
}
