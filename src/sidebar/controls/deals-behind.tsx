import { useState } from 'preact/hooks';
import type { KpiName } from '../../core/kpi/kpi.ts';
import type { Deal } from '../../core/rows/deals.ts';
import { moneyText } from '../figures.ts';
import { dayText } from '../look/locale.ts';
import type { Session } from '../session.ts';
import { Button } from './button.tsx';
import { GoTo } from './go-to.tsx';
import { Typed } from './says.tsx';

/** How many deals are shown at once. */
const SHOWN = 40;

/** Opens the list of the deals behind a rep's figure; for the activity barometer those are the first appointments. */
export function DealsBehind({
  session,
  kpi,
  rep,
  name,
}: {
  session: Session;
  kpi: KpiName | 'Activity barometer';
  /** The rep's folded name, left out for the team, and as it is shown. */
  rep?: string;
  name: string;
}) {
  const { pipeline, busy } = session.state;
  const [deals, setDeals] = useState<Deal[]>();
  const [most, setMost] = useState(SHOWN);
  const counted: KpiName = kpi === 'Activity barometer' ? 'First appointments' : kpi;
  const tab = pipeline?.tab;
  const text = deals ? 'Hide deals' : 'Deals';
  const open = async (): Promise<void> => {
    const list = await session.during('Looking up the deals', onSlow =>
      session.server.readDeals(
        { kpi: counted, ...(rep === undefined ? {} : { rep }), ...(tab === undefined ? {} : { tab }) },
        onSlow,
      ),
    );
    if (list) setDeals(list);
  };
  // Of a table of tallies there are no deals to list.
  if (pipeline?.tallies) return null;
  return (
    <>
      <Button
        kind="quiet"
        label={`${text}: ${counted}, ${name}`}
        isOff={busy !== ''}
        isExpanded={deals !== undefined}
        onPress={() => (deals ? setDeals(undefined) : void open())}
      >
        {text}
      </Button>
      {deals && (
        <ul class="deals">
          {deals.length === 0 && <li>No deal is behind it.</li>}
          {deals.slice(0, most).map(deal => (
            <li key={deal.row}>
              <Typed>{deal.name || 'A deal without a name'}</Typed>
              {saysOf(deal, pipeline?.money ?? '')}{' '}
              <GoTo session={session} tab={tab} row={deal.row} about={deal.name} />
            </li>
          ))}
          {deals.length > most && (
            <li>
              <Button kind="quiet" onPress={() => setMost(most + SHOWN)}>
                {`${deals.length - most} more`}
              </Button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

/** ", 4 May 2026, $12,000, 30 days: passed". */
function saysOf({ day, amount, days, countsAs }: Deal, money: string): string {
  const parts = [
    day && dayText(day),
    amount === undefined ? '' : moneyText(amount, money),
    days === undefined ? '' : `${days} days`,
  ].filter(Boolean);
  return `${parts.map(part => `, ${part}`).join('')}${countsAs ? `: ${countsAs}` : ''}`;
}
