import { dayText } from '../look/locale.ts';
import type { Session } from '../session.ts';
import { Button } from './button.tsx';
import { Typed } from './says.tsx';

/** Of which period the figures are and up to which day they are known: the scorecard's own, and where each comes from. */
export function Period({ session }: { session: Session }) {
  const { pipeline, document, busy } = session.state;
  if (!pipeline) return null;
  const { period, check } = pipeline;
  const { asOf } = check;
  return (
    <p class="hint period">
      {periodText(period)}
      {asOf && (
        <>
          , as of {dayText(asOf.day)} (<Typed>{asOf.source}</Typed>)
        </>
      )}
      .{' '}
      {document?.built.scorecard && (
        <>
          From and To are those of the scorecard’s tab.{' '}
          <Button
            kind="quiet"
            isOff={busy !== ''}
            label="Read again, after a change on the tab"
            onPress={() => {
              session.set({ coaching: undefined });
              void session.open(pipeline.tab);
            }}
          >
            Read again
          </Button>
        </>
      )}
    </p>
  );
}

/** A period as a person says it. */
function periodText({ from, to }: { from?: string; to?: string }): string {
  if (from === undefined) return to === undefined ? 'All dates' : `Up to ${dayText(to)}`;
  return to === undefined ? `From ${dayText(from)} on` : `${dayText(from)} to ${dayText(to)}`;
}
