import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../../addon/answers.ts';
import type { MarkKpi, MarkWhat } from '../../../core/format/marks.ts';
import { MARK_KPIS } from '../../../core/format/marks.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice, Radios } from '../../controls/choice.tsx';
import { GoTo } from '../../controls/go-to.tsx';
import { Note, Section, Typed, Waiting } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';
import { askMarks, listMarks } from './marking.ts';

type StandingMark = Answers['listMarks'][number];

/** Marks reps or figures in the user's own tables, lists what is marked, and takes it away. */
export function Mark({ session }: { session: Session }) {
  const { busy, document, marks } = session.state;
  const [kpi, setKpi] = useState<MarkKpi>('Any');
  const [what, setWhat] = useState<MarkWhat>('names');
  useEffect(() => {
    if (!marks) void listMarks(session);
  }, [session, marks]);
  const isOdd = kpi === 'Any' && what === 'figures';
  const mark = (): Promise<void> =>
    askMarks(
      session,
      'Marking',
      onSlow => session.server.mark({ kpi, what }, onSlow),
      'Marked the selection',
    );
  return (
    <>
      {document && !document.built.scorecard && (
        <Note>
          <p>Marks look reps up in the scorecard. Build it first.</p>
          <Button kind="quiet" onPress={() => session.set({ panel: 'scorecard' })}>
            Go to Scorecard
          </Button>
        </Note>
      )}
      <Radios
        label="What to mark"
        value={what}
        options={[
          { value: 'names', text: 'Names', hint: 'Reps who are under, to watch, or good news' },
          {
            value: 'figures',
            text: 'Figures',
            hint: 'Short of the benchmark, with the level of the rep that the row names',
          },
        ]}
        onChoose={value => setWhat(value as MarkWhat)}
      />
      <Choice
        label="KPI"
        value={kpi}
        options={MARK_KPIS.map(value => ({ value, text: value === 'Any' ? 'Any of them' : value }))}
        onChoose={value => setKpi(value as MarkKpi)}
        problem={isOdd ? 'Must be one KPI: a figure is held against one benchmark' : undefined}
      />
      <p>Select the cells in your spreadsheet, then mark them.</p>
      <Buttons>
        <Button kind="primary" isOff={busy !== '' || isOdd} onPress={() => void mark()}>
          Mark selection
        </Button>
      </Buttons>
      <Section title="Marked ranges">
        {!marks && busy && <Waiting>Looking for marks …</Waiting>}
        {marks && <List session={session} marks={marks} />}
      </Section>
    </>
  );
}

function List({ session, marks }: { session: Session; marks: readonly StandingMark[] }) {
  const remove = (only?: StandingMark): void =>
    void askMarks(
      session,
      'Removing',
      onSlow => session.server.unmark(only ? { tab: only.tab, range: only.range } : {}, onSlow),
      only ? `Removed the marks of ${only.tabName}, ${only.range}` : 'Removed all marks',
    );
  if (!marks.length) return <p>Nothing is marked.</p>;
  return (
    <>
      <ul class="plain marks">
        {marks.map(mark => {
          const place = `${mark.tabName}, ${mark.range}`;
          const { row, column } = firstCell(mark.range);
          return (
            <li key={`${mark.tab} ${mark.range} ${mark.kpi} ${mark.what}`}>
              <Typed>{place}</Typed>
              <p class="hint">
                {mark.what === 'names' ? 'Names' : 'Figures'}, {mark.kpi === 'Any' ? 'any KPI' : mark.kpi}
              </p>
              <div class="tools">
                <GoTo session={session} tab={mark.tab} row={row} column={column} text="Show" about={place} />
                <Button kind="quiet" label={`Remove: ${place}`} onPress={() => remove(mark)}>
                  Remove
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <Buttons>
        <Button onPress={() => remove()}>Remove all marks</Button>
      </Buttons>
    </>
  );
}

/** Where a range begins, from 1: "C2:D9" in row 2 and column 3. */
function firstCell(range: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]*)(\d*)/.exec(range) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) || 1, column: column || 1 };
}
