import type { Answers } from '../../../addon/answers.ts';
import { counted } from '../../../core/problem.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { GoTo } from '../../controls/go-to.tsx';
import { Typed, Waiting } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

type LooseFormula = Answers['looseFormulas']['formulas'][number];

/** The formulas of this file that do not use the settings, each with what mends it. */
export function LooseFormulas({ session, onLook }: { session: Session; onLook: () => void }) {
  const { formulas: found, busy } = session.state;
  if (!found) return busy ? <Waiting>Looking for formulas …</Waiting> : <Look onLook={onLook} />;
  const { formulas, count } = found;
  const mend = async ({ tab, tabName, cell, row, column, formula }: LooseFormula): Promise<void> => {
    const left = await session.during(`Mending ${cell}`, onSlow =>
      session.server.mendFormula({ tab, row, column, formula }, onSlow),
    );
    if (!left) return;
    session.set({ formulas: left });
    session.tell('done', `${tabName}, ${cell} uses your settings now`);
  };
  return (
    <>
      <p>
        {count
          ? `${counted(count, 'formula')} of this file ${count === 1 ? 'goes' : 'go'} by the defaults: a benchmark or a gateway that you set here does not change ${count === 1 ? 'it' : 'them'}.`
          : 'Every formula of this file uses your settings.'}
      </p>
      <ul class="plain loose">
        {formulas.map(each => (
          <li key={`${each.tab} ${each.cell}`}>
            <GoTo
              session={session}
              tab={each.tab}
              row={each.row}
              column={each.column}
              text={`${each.tabName}, ${each.cell}`}
            />
            <p class="formula">
              <Typed>{each.formula}</Typed>
            </p>
            <Button
              isOff={busy !== ''}
              label={`Use the settings in ${each.tabName}, ${each.cell}`}
              onPress={() => void mend(each)}
            >
              Use the settings
            </Button>
          </li>
        ))}
      </ul>
      {count > formulas.length && <p class="hint">The first {formulas.length} are shown.</p>}
      <Look onLook={onLook} isOff={busy !== ''} />
    </>
  );
}

function Look({ onLook, isOff = false }: { onLook: () => void; isOff?: boolean }) {
  return (
    <Buttons>
      <Button isOff={isOff} onPress={onLook}>
        Look again
      </Button>
    </Buttons>
  );
}
