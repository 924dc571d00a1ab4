import { useEffect, useState } from 'preact/hooks';
import type { MeetingState } from '../../../addon/answers.ts';
import type { ChangedDeal, KeptBeside, ShownBridge } from '../../../core/bridge/meeting.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { GoTo } from '../../controls/go-to.tsx';
import { More, Note, Section, Sentence, Typed, Waiting } from '../../controls/says.tsx';
import { dayText } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import './meeting.css';

/** The Monday meeting: what changed since the last week that was kept, and keeping this one. */
export function MeetingPanel({ session }: { session: Session }) {
  const { busy, pipeline } = session.state;
  const [state, setState] = useState<MeetingState>();
  const [rep, setRep] = useState('');
  const tab = pipeline?.tab;
  const place = tab === undefined ? {} : { tab };
  const read = async (of: string): Promise<void> => {
    const answer = await session.during('Comparing with the last week', onSlow =>
      session.server.readMeeting({ ...place, ...(of ? { rep: of } : {}) }, onSlow),
    );
    if (answer) setState(answer);
  };
  const keep = async (): Promise<void> => {
    const answer = await session.during('Keeping this week', onSlow =>
      session.server.keepWeek(place, onSlow),
    );
    if (!answer) return;
    await read(rep);
    session.tell('done', answer.says);
  };
  const build = async (): Promise<void> => {
    const answer = await session.during('Building the page', onSlow =>
      session.server.buildPage(place, onSlow),
    );
    if (answer) session.tell('done', answer.says);
  };
  // Asked once, when the panel is opened; the pipeline may change while it is open, and then a person asks again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reading again at every change would ask without end.
  useEffect(() => {
    if (!state) void read('');
  }, [session]);
  const reps = session.scorecard?.lines.filter(({ key }) => key) ?? [];
  return (
    <>
      {!state && busy && <Waiting>Comparing with the last week …</Waiting>}
      {state && <Since state={state} />}
      {state?.meeting && (
        <Choice
          label="Whose figures"
          value={rep}
          options={[
            { value: '', text: 'The team' },
            ...reps.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          onChoose={key => {
            setRep(key);
            void read(key);
          }}
        />
      )}
      {state?.meeting?.bridges.map(bridge => (
        <Figure key={bridge.kpi} session={session} bridge={bridge} tab={tab} />
      ))}
      {state && <Tampering session={session} state={state} />}
      {state && state.beside.length > 0 && <Beside beside={state.beside} />}
      <Buttons>
        <Button kind="primary" isOff={busy !== ''} onPress={() => void keep()}>
          Keep this week
        </Button>
        <Button isOff={busy !== ''} onPress={() => void read(rep)}>
          Compare again
        </Button>
        <Button isOff={busy !== ''} onPress={() => void build()}>
          Build meeting page
        </Button>
      </Buttons>
      <p class="hint">
        Keeping adds a line for each rep and the team to the tab KPI History, and the rows they rest on. The
        same week is kept once.
      </p>
    </>
  );
}

/** What there is to say first: at most three sentences, or how to begin. */
function Since({ state }: { state: MeetingState }) {
  const { meeting, weeks, asOf, later } = state;
  if (!weeks)
    return (
      <Note>
        <p>No week is kept yet. Keep this one, and next Monday this panel says what changed.</p>
      </Note>
    );
  if (later)
    return (
      <Note>
        <p>
          <Sentence text={later} />
        </p>
      </Note>
    );
  if (!meeting)
    return (
      <Note>
        <p>Of the week kept last only the figures are there, so nothing can be compared deal by deal.</p>
      </Note>
    );
  return (
    <>
      <h2>
        Since {dayText(meeting.since)}, as of {dayText(asOf)}
      </h2>
      <ul class="findings">
        {meeting.sentences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {meeting.unmatched && (
        <Note>
          <p>
            <Sentence text={meeting.unmatched} />
          </p>
        </Note>
      )}
    </>
  );
}

/** One figure, then and now, and the parts of its change with their deals. */
function Figure({
  session,
  bridge,
  tab,
}: {
  session: Session;
  bridge: ShownBridge;
  tab: number | undefined;
}) {
  const { kpi, old, now, parts } = bridge;
  if (!parts.length)
    return (
      <p class="hint">
        {kpi}: {now}, as it was
      </p>
    );
  return (
    <More
      title={
        <>
          {kpi}: {old === now ? `${now}, by other deals` : `${old} to ${now}`}
        </>
      }
    >
      {parts.map(({ kind, change, deals, more }) => (
        <div key={kind}>
          <h3>
            {kind} {change && <span class="figure">{change}</span>}
          </h3>
          <Deals session={session} deals={deals} more={more} tab={tab} />
        </div>
      ))}
    </More>
  );
}

function Deals({
  session,
  deals,
  more,
  tab,
}: {
  session: Session;
  deals: readonly ChangedDeal[];
  more: number;
  tab: number | undefined;
}) {
  return (
    <ul class="names">
      {deals.map((deal, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several deals may be called the same.
        <li key={i}>
          <Typed>{deal.name}</Typed>, <Typed>{deal.rep}</Typed>
          {deal.amount && `, ${deal.amount}`}: {deal.says}{' '}
          {deal.row !== undefined && <GoTo session={session} tab={tab} row={deal.row} about={deal.name} />}
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  );
}

/** What somebody changed in the history by hand. */
function Tampering({ session, state }: { session: Session; state: MeetingState }) {
  if (!state.tampered.length) return null;
  return (
    <Note isBad>
      <p>The history is not as it was kept:</p>
      <ul>
        {state.tampered.slice(0, 5).map(({ row, says }) => (
          <li key={says}>
            {says} <GoTo session={session} tab={state.tab} row={row} about="KPI History" />
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Figures of the team that were kept, and what today's rows say of the same day. */
function Beside({ beside }: { beside: readonly KeptBeside[] }) {
  return (
    <Section title="Kept, and what the rows say today">
      <table class="kept">
        <thead>
          <tr>
            <th>As of</th>
            <th>Figure</th>
            <th>Kept</th>
            <th>Today</th>
          </tr>
        </thead>
        <tbody>
          {beside.map(({ asOf, kpi, kept, today }) => (
            <tr key={`${asOf} ${kpi}`}>
              <td>{dayText(asOf)}</td>
              <td>{kpi}</td>
              <td>{kept}</td>
              <td>{today}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
