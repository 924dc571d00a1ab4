import type { ReadDeal } from '../../../core/check/as-read.ts';
import { More, Typed } from '../../controls/says.tsx';
import { moneyText } from '../../figures.ts';
import { dayText } from '../../look/locale.ts';
import type { Session } from '../../session.ts';

/** What became of the deals, and the first of them as they were read: whoever knows them sees a wrong column at once. */
export function Deals({ session }: { session: Session }) {
  const { pipeline } = session.state;
  if (!pipeline?.asRead.first.length) return null;
  const { money, asRead } = pipeline;
  const { won, lost, open } = asRead;
  return (
    <More
      title={`${won} won, ${lost} lost, ${open} open: see the first rows as they are read`}
      isOpen={isNew(session)}
    >
      <ol class="plain deals">
        {asRead.first.map(deal => (
          <li key={deal.row}>
            <span class="place">Row {deal.row + 1}</span>{' '}
            {deal.rep ? (
              <strong>
                <Typed>{deal.rep}</Typed>
              </strong>
            ) : (
              <em>no rep</em>
            )}
            <br />
            {textOf(deal, money)}
          </li>
        ))}
      </ol>
    </More>
  );
}

/** While nothing is built yet, the rows are what there is to look at. */
function isNew({ state }: Session): boolean {
  return !state.document?.built.scorecard;
}

function textOf({ outcome, amount, appointment, closed }: ReadDeal, money: string): string {
  return [
    outcome,
    ...(amount === undefined ? [] : [moneyText(amount, money)]),
    ...(appointment === undefined ? [] : [`first appointment ${dayText(appointment)}`]),
    ...(closed === undefined ? [] : [`closed ${dayText(closed)}`]),
  ].join(', ');
}
