import { useEffect, useState } from 'preact/hooks';
import type { FormulaKpi } from '../../../core/formula/compose.ts';
import {
  explanationOf,
  FORMULA_KPIS,
  formulaOf,
  isCellAddress,
  quotedText,
} from '../../../core/formula/compose.ts';
import { nearestRep } from '../../../core/pipeline/nearest-rep.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { ValueField } from '../../controls/field.tsx';
import { Section, Typed } from '../../controls/says.tsx';
import { argumentSign } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { LooseFormulas } from './loose-formulas.tsx';

const TEAM = '';
const IN_CELL = 'in a cell';

/** Writes the formula of a figure into a cell, explains it, and finds the formulas that leave the settings out. */
export function Formulas({ session }: { session: Session }) {
  const { pipeline, busy } = session.state;
  const [kpi, setKpi] = useState<FormulaKpi>('Close ratio');
  const [whose, setWhose] = useState(TEAM);
  const [cell, setCell] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const reps = (pipeline?.team?.groups ?? []).filter(({ key }) => key);
  const name = reps.find(({ key }) => key === whose)?.name ?? '';
  const isInCell = whose === IN_CELL;
  const problemOf = (address: string, isNeeded = false): string | undefined =>
    address.trim() === ''
      ? isNeeded
        ? 'Must be a cell, such as A2'
        : undefined
      : isCellAddress(address)
        ? undefined
        : repSays(address, isNeeded);
  const repSays = (address: string, isRep: boolean): string => {
    const rep = isRep
      ? nearestRep(
          address,
          reps.map(each => each.name),
        )
      : undefined;
    return `Must be a cell such as A2, got "${address}"${rep ? `; ${rep} can be chosen above` : ''}`;
  };
  const isWrong =
    (isInCell && problemOf(cell, true) !== undefined) ||
    [from, to].some(each => problemOf(each) !== undefined);
  const parts = {
    kpi,
    pipeline: pipeline?.reference ?? '',
    rep: isInCell ? cell.trim() : name ? quotedText(name) : '',
    from: from.trim(),
    to: to.trim(),
  };
  const write = async (): Promise<void> => {
    const asked = { kpi, cell: isInCell ? cell : '', name, from, to };
    const written = await session.during('Writing the formula', onSlow =>
      session.server.writeFormula(pipeline ? { ...asked, tab: pipeline.tab } : asked, onSlow),
    );
    if (written)
      session.tell(
        written.warning ? 'problem' : 'done',
        [`Written into ${written.place}`, ...(written.warning ? [written.warning] : [])].join('. '),
      );
  };
  useEffect(() => {
    if (!session.state.formulas) void lookForFormulas(session);
  }, [session]);
  return (
    <>
      <Choice
        label="Figure"
        value={kpi}
        options={FORMULA_KPIS}
        onChoose={value => setKpi(value as FormulaKpi)}
      />
      <Choice
        label="Of"
        value={whose}
        options={[
          { value: TEAM, text: 'The whole team' },
          { value: IN_CELL, text: 'The rep named in a cell' },
          ...reps.map(({ key, name: text }) => ({ value: key, text })),
        ]}
        onChoose={setWhose}
      />
      {isInCell && (
        <ValueField
          label="Cell with the rep’s name"
          value={cell}
          onValue={value => setCell(String(value ?? ''))}
          placeholder="A2"
          problem={cell ? problemOf(cell, true) : undefined}
          isNarrow
        />
      )}
      <div class="pair">
        <ValueField
          label="From the day in"
          value={from}
          onValue={value => setFrom(String(value ?? ''))}
          placeholder="all days"
          problem={problemOf(from)}
        />
        <ValueField
          label="To the day in"
          value={to}
          onValue={value => setTo(String(value ?? ''))}
          placeholder="all days"
          problem={problemOf(to)}
        />
      </div>
      <p class="hint">Cells that hold dates, such as B2. Blank: all days.</p>
      {pipeline && !isWrong && (
        <>
          <p class="formula">
            <Typed>{formulaOf(parts, argumentSign())}</Typed>
          </p>
          <ul class="explained">
            {explanationOf(parts).map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <Buttons>
        <Button kind="primary" isOff={busy !== '' || isWrong || !pipeline} onPress={() => void write()}>
          Write into the selected cell
        </Button>
      </Buttons>
      <p class="hint">The cell must be blank. Select it in your spreadsheet first.</p>
      <Section title="Formulas without your settings">
        <LooseFormulas session={session} onLook={() => void lookForFormulas(session)} />
      </Section>
    </>
  );
}

async function lookForFormulas(session: Session): Promise<void> {
  const formulas = await session.during('Looking for formulas', onSlow =>
    session.server.looseFormulas({}, onSlow),
  );
  if (formulas) session.set({ formulas });
}
