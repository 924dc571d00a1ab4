import { useId, useState } from 'preact/hooks';
import type { Answers } from '../../../addon/answers.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Field, LongField, ValueField } from '../../controls/field.tsx';
import { More, Note, Section, Sentence, Typed } from '../../controls/says.tsx';
import { Refused } from '../../server.ts';
import type { Session } from '../../session.ts';
import { Tallied } from '../pipeline/tallied.tsx';
import { build } from '../scorecard/building.ts';

type Asked = { table: string; columns: string; from: string; to: string };
type Problem = Refused['problem'];

/** Writes the query that tallies a warehouse's table, says where it goes, and builds the scorecard on the tab that it fills. */
export function Warehouse({ session }: { session: Session }) {
  const { busy, draft } = session.state;
  const [asked, setAsked] = useState<Asked>({ table: '', columns: '', from: '', to: '' });
  const [written, setWritten] = useState<Answers['warehouseQuery']>();
  const [problem, setProblem] = useState<Problem>();
  const put = (part: Partial<Asked>): void => {
    setAsked({ ...asked, ...part });
    setWritten(undefined);
    setProblem(undefined);
  };
  const at = (field: keyof Asked): string | undefined =>
    problem?.field === field ? problem.message : undefined;
  const write = async (): Promise<void> => {
    const answer = await session.during('Writing the query', onSlow =>
      session.server.warehouseQuery(asked, onSlow).catch((error: unknown) => {
        if (error instanceof Refused) setProblem(error.problem);
        throw error;
      }),
    );
    if (answer) setWritten(answer);
  };
  return (
    <>
      <Section title="1. Your table">
        <ValueField
          label="Table"
          value={asked.table}
          onValue={value => put({ table: String(value ?? '') })}
          placeholder="project.dataset.table"
          problem={at('table')}
        />
        <LongField
          label="Columns, one a line with its type"
          value={asked.columns}
          onValue={value => put({ columns: String(value ?? '') })}
          placeholder={'Owner STRING\nStage STRING\nCloseDate DATE'}
          hint="As the warehouse lists them: copy them from the tab Schema of the table. The settings say which column is what, as for a sheet: Pipeline."
          problem={at('columns')}
        />
        <div class="pair">
          {(['from', 'to'] as const).map(end => (
            <ValueField
              key={end}
              label={end === 'from' ? 'From' : 'To'}
              value={asked[end]}
              onValue={value => put({ [end]: String(value ?? '') })}
              placeholder="all days"
              problem={at(end)}
            />
          ))}
        </div>
        {draft.edits.size > 0 && (
          <Note>
            <p>The query goes by what is saved. Save your changes first.</p>
          </Note>
        )}
        {problem && (!problem.field || !(problem.field in asked)) && (
          <Note isBad>
            <p>
              <Sentence text={problem.message} />
            </p>
          </Note>
        )}
        <Buttons>
          <Button kind="primary" isOff={busy !== ''} onPress={() => void write()}>
            Write the query
          </Button>
        </Buttons>
      </Section>
      {written && <Written session={session} written={written} />}
      <Section title={`${written ? 3 : 2}. Its tab`}>
        <Choice
          label="Tab that the query fills"
          value={String(session.state.pipeline?.tab ?? '')}
          options={(session.state.document?.tabs ?? []).map(({ id, name }) => ({
            value: String(id),
            text: name,
          }))}
          onChoose={id => void session.open(Number(id))}
        />
        <Filled session={session} />
      </Section>
    </>
  );
}

/** The query to copy, where it goes, and what it makes of the columns. */
function Written({ session, written }: { session: Session; written: Answers['warehouseQuery'] }) {
  const id = useId();
  const { query, taken } = written;
  const copy = (): void => {
    const field = document.querySelector<HTMLTextAreaElement>(`[data-query="${id}"]`);
    field?.focus();
    field?.select();
    const isCopied = document.execCommand('copy');
    session.tell(
      isCopied ? 'done' : 'problem',
      isCopied ? 'Copied' : 'The browser did not copy: press Ctrl+C while the query is selected',
    );
  };
  return (
    <Section title="2. The query">
      <Field label="Query">
        {control => <textarea {...control} data-query={id} readOnly rows={4} value={query} class="query" />}
      </Field>
      <Buttons>
        <Button kind="primary" onPress={copy}>
          Copy the query
        </Button>
      </Buttons>
      <ol class="explained">
        <li>Data, Data connectors, Connect to BigQuery: choose your project, then Custom query.</li>
        <li>Paste the query, look at its preview, and connect.</li>
        <li>On the tab that opens: Extract, with every column, into a new sheet.</li>
        <li>Schedule its refresh there. The scorecard follows.</li>
      </ol>
      <More title="What each column is taken for" isOpen={taken.some(({ note }) => note !== '')}>
        <ul class="explained">
          {taken.map(({ role, column, note }) => (
            <li key={role}>
              {role}: <Typed>{column}</Typed>
              {note && `. ${note}`}
            </li>
          ))}
        </ul>
      </More>
    </Section>
  );
}

/** What the chosen tab holds, and the way on from there. */
function Filled({ session }: { session: Session }) {
  const { pipeline, busy } = session.state;
  if (!pipeline?.tallies)
    return (
      <p class="hint">
        The tab that is chosen holds no table of tallies yet. Choose the one that the query filled.
      </p>
    );
  return (
    <>
      <Tallied session={session} />
      {pipeline.team && (
        <Buttons>
          <Button
            kind="primary"
            isOff={busy !== ''}
            onPress={() => {
              session.set({ panel: 'scorecard' });
              void build(session);
            }}
          >
            Build scorecard
          </Button>
        </Buttons>
      )}
    </>
  );
}
