import type { SettingName } from '../../../core/settings/change.ts';
import { Button } from '../../controls/button.tsx';
import { Note } from '../../controls/says.tsx';
import { moneyText } from '../../figures.ts';
import { grouped } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { meantBy } from './meant-by.ts';

/** Asks what is meant where somebody typed 2.4 for 2.4 million. */
export function Scale({ session, named }: { session: Session; named: SettingName }) {
  const { view, state, scorecard } = session;
  const target = view.value(named);
  const averageSale = scorecard?.team.figures['Average sale'];
  const meant = meantBy(target, averageSale);
  if (!meant.length) return null;
  const money = state.pipeline?.money ?? '';
  return (
    <Note>
      <p>
        {grouped(Number(target))} is less than one average sale of {moneyText(averageSale, money)}. What is
        meant?
      </p>
      {meant.map(value => (
        <Button key={value} onPress={() => session.edit([{ ...named, values: [value] }])}>
          {moneyText(value, money)}
        </Button>
      ))}
    </Note>
  );
}
