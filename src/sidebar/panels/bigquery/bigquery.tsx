import { useEffect, useState } from 'preact/hooks';
import type { Chosen, WarehouseAnswers } from '../../../addon/warehouse/requests.ts';
import { bytesText } from '../../../core/bigquery/failures.ts';
import type { Mapping } from '../../../core/bigquery/mapping.ts';
import { mapColumns } from '../../../core/bigquery/mapping.ts';
import type { TableDescription } from '../../../core/bigquery/tables.ts';
import { textOf } from '../../../core/cells/cell.ts';
import { fold } from '../../../core/cells/fold.ts';
import { counted, Problem } from '../../../core/problem.ts';
import type { Role } from '../../../core/settings/settings.ts';
import { ROLES } from '../../../core/settings/settings.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { More, Note, Section, Sentence, Waiting } from '../../controls/says.tsx';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { build } from '../scorecard/building.ts';
import { NameField } from './name-field.tsx';
import { warehouseOf } from './warehouse.ts';

/** What a run may read where nobody says: 10 GiB, some six cents at the list price. */
const LIMIT_GIB = 10;
const GIB = 2 ** 30;

type Estimate = WarehouseAnswers['warehouseEstimate'];

/** From a table of BigQuery's to a scorecard: choose it, look at its columns, see what a run reads, run. */
export function BigQueryPanel({ session }: { session: Session }) {
  const [server] = useState(() => warehouseOf(session));
  const [place, setPlace] = useState({ project: '', dataset: '', table: '', runsIn: '' });
  const [names, setNames] = useState<{ projects: string[]; datasets: string[]; tables: string[] }>({
    projects: [],
    datasets: [],
    tables: [],
  });
  const [limit, setLimit] = useState(LIMIT_GIB);
  const [last, setLast] = useState<Chosen>();
  const [table, setTable] = useState<TableDescription>();
  const [estimate, setEstimate] = useState<Estimate>();
  const { busy, draft, build: building } = session.state;
  const isBusy = busy !== '' || building !== undefined;
  const isDirty = draft.edits.size > 0;
  const runsIn = place.runsIn || place.project;
  const asked = { project: place.project, dataset: place.dataset, table: place.table };

  useEffect(() => {
    void session
      .during('Looking for what was chosen last', onSlow => server.warehouseLast({}, onSlow))
      .then(chosen => {
        if (!chosen) return;
        setLast(chosen);
        setLimit(chosen.limit / GIB);
        setPlace({ ...chosen, runsIn: chosen.runsIn === chosen.project ? '' : chosen.runsIn });
      });
  }, [session, server]);

  const choose = (change: Partial<typeof place>): void => {
    setPlace({ ...place, ...change });
    setTable(undefined);
    setEstimate(undefined);
  };
  const list = async (
    what: keyof typeof names,
    request: { project?: string; dataset?: string },
  ): Promise<void> => {
    const found = await session.during('Asking BigQuery', onSlow => server.warehouseNames(request, onSlow));
    if (!found) return;
    setNames({ ...names, [what]: found });
    session.tell(
      'done',
      found.length ? `${counted(found.length, 'name')} to choose from` : 'There is none that you may see',
    );
  };
  const look = async (): Promise<void> => {
    setEstimate(undefined);
    setTable(await session.during('Reading the columns', onSlow => server.warehouseTable(asked, onSlow)));
  };
  const dryRun = async (): Promise<void> => {
    setEstimate(
      await session.during('Asking what a run would read', onSlow =>
        server.warehouseEstimate({ ...asked, runsIn }, onSlow),
      ),
    );
  };
  const run = async ({ uses }: Estimate): Promise<void> => {
    const isSameTable =
      last && last.project === asked.project && last.dataset === asked.dataset && last.table === asked.table;
    const seen = [...uses, ...(isSameTable ? last.uses : [])];
    const request = { ...asked, runsIn, limit: Math.floor(limit * GIB), uses: seen };
    const done = await session.during('Running the query', onSlow => server.warehouseRun(request, onSlow));
    if (!done) return;
    setLast({ ...request, uses });
    await session.open(done.tab);
    await build(session);
    if (session.state.message?.kind === 'done')
      session.tell('done', `${done.says}. The scorecard is built on them`);
  };

  return (
    <>
      <NameField
        label="Project with the table"
        value={place.project}
        names={names.projects}
        onName={project => choose({ project, dataset: '', table: '' })}
        onList={() => void list('projects', {})}
        isOff={isBusy}
      />
      <NameField
        label="Dataset"
        value={place.dataset}
        names={names.datasets}
        onName={dataset => choose({ dataset, table: '' })}
        onList={() => void list('datasets', { project: place.project })}
        isOff={isBusy || !place.project}
      />
      <NameField
        label="Table or view"
        value={place.table}
        names={names.tables}
        onName={name => choose({ table: name })}
        onList={() => void list('tables', { project: place.project, dataset: place.dataset })}
        isOff={isBusy || !place.dataset}
      />
      <More title="Another project pays">
        <NameField
          label="Project that runs the query"
          value={place.runsIn}
          names={names.projects}
          onName={name => choose({ runsIn: name })}
          onList={() => void list('projects', {})}
          isOff={isBusy}
          hint="Blank: the project with the table. You need the role BigQuery Job User in it."
        />
      </More>
      <Buttons>
        <Button
          kind={table ? undefined : 'primary'}
          isOff={isBusy || !place.table}
          onPress={() => void look()}
        >
          Look at its columns
        </Button>
      </Buttons>
      {table && <Columns session={session} table={table} />}
      {table && (
        <Section title="What a run reads">
          {isDirty && (
            <Note>
              <p>Save your changes first: the query follows the settings as they are saved.</p>
            </Note>
          )}
          <Buttons>
            <Button
              kind={estimate ? undefined : 'primary'}
              isOff={isBusy || isDirty}
              onPress={() => void dryRun()}
            >
              Try without reading
            </Button>
          </Buttons>
          {estimate && <p>{estimate.says}</p>}
          {estimate && (
            <>
              <Choice
                label="A run may read at most"
                value={String(limit)}
                options={[1, 10, 100, 1024, 10_240].map(gib => ({
                  value: String(gib),
                  text: bytesText(gib * GIB),
                }))}
                onChoose={value => setLimit(Number(value))}
                hint="BigQuery refuses a query that would read more, before it reads anything."
                problem={
                  estimate.bytes > limit * GIB
                    ? `Must be ${bytesText(estimate.bytes)} or more for this query`
                    : undefined
                }
              />
              <Buttons>
                <Button
                  kind="primary"
                  isOff={isBusy || isDirty || estimate.bytes > limit * GIB}
                  onPress={() => void run(estimate)}
                >
                  Run and build the scorecard
                </Button>
              </Buttons>
              <p class="hint">
                The tallies go onto the tab KPI Tallies: counts and sums for each name, and no single deal.
                Nothing is written before every row has arrived.
              </p>
              {building && <Waiting>{`${building.next} …`}</Waiting>}
            </>
          )}
        </Section>
      )}
    </>
  );
}

const MAIN: readonly Role[] = ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount'];

/** Which column serves as what under the settings as they are being changed. */
function Columns({ session, table }: { session: Session; table: TableDescription }) {
  const { settings } = session.view;
  const mapped = mappedUnder(table, settings);
  const problem = 'message' in mapped ? mapped.message : undefined;
  const { uses, missing } = 'message' in mapped ? { uses: [], missing: [] } : mapped;
  const usedAs = (role: string): string | undefined => uses.find(({ as }) => as === role)?.column;
  const setting = (role: Role) => ({ group: 'Column', name: role, setting: 'Header' });
  const isShown = (role: Role): boolean =>
    MAIN.includes(role) || usedAs(role) !== undefined || session.view.values(setting(role)).length > 0;
  const choice = (role: Role) => {
    const set = textOf(session.view.value(setting(role)));
    const found = usedAs(role);
    const names = table.columns.map(({ name }) => name);
    return (
      <Choice
        key={role}
        label={role}
        value={names.find(name => fold(name) === fold(set)) ?? set}
        options={[
          { value: '', text: `Automatic${found && !set ? ` (${found})` : ''}` },
          ...table.columns.map(({ name, type }) => ({ value: name, text: `${name} (${type})` })),
        ]}
        onChoose={name => session.edit([{ ...setting(role), values: name ? [name] : [] }])}
        problem={
          (missing as Role[]).includes(role)
            ? 'Must be a column of the table, got none; choose it'
            : undefined
        }
      />
    );
  };
  const others = ROLES.filter(role => !isShown(role));
  const gateways = uses.filter(({ as }) => /^(Proof|Rule) of /.test(as));
  return (
    <Section title="Columns">
      <p class="hint">
        {`${grouped(table.rows)} rows${table.location ? `, kept in ${table.location}` : ''}.`}
        {table.left.length > 0 && ` Not usable, for their type or name: ${table.left.join(', ')}.`}
      </p>
      {problem && (
        <Note isBad>
          <p>
            <Sentence text={problem} />
          </p>
        </Note>
      )}
      {ROLES.filter(isShown).map(choice)}
      {others.length > 0 && (
        <More title={`${others.length} columns that were not found`}>{others.map(choice)}</More>
      )}
      {gateways.length > 0 && (
        <ul>
          {gateways.map(({ as, column }) => (
            <li key={as + column}>{`${as}: ${column}`}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function mappedUnder(table: TableDescription, settings: Session['view']['settings']): Mapping | Problem {
  try {
    return mapColumns(table, settings);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
