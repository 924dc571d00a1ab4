import { useState } from 'preact/hooks';
import { fold } from '../../../core/cells/fold.ts';
import { nearestRep } from '../../../core/pipeline/nearest-rep.ts';
import type { Line } from '../../../core/scorecard/scorecard.ts';
import type { SettingName } from '../../../core/settings/change.ts';
import { Button, Buttons } from '../../controls/button.tsx';
import { Checks } from '../../controls/choice.tsx';
import { Field } from '../../controls/field.tsx';
import { FuelGauge } from '../../controls/gauge.tsx';
import { More, Note, Section, Typed } from '../../controls/says.tsx';
import { SettingField } from '../../controls/setting-field.tsx';
import { moneyText, shareText, weeklyText } from '../../figures.ts';
import { grouped, percentText } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { RepTarget } from './rep-target.tsx';
import { Scale } from './scale.tsx';
import { NearestSays, NobodysNames, repNames, Spellings } from './spellings.tsx';

/** The revenue target of the team and of each rep, and the first appointments a week that it asks for. */
export function Targets({ session }: { session: Session }) {
  const { scorecard } = session;
  const team = (setting: string): SettingName => ({ group: 'Target', name: 'Team', setting });
  return (
    <>
      <SettingField session={session} named={team('Revenue')} />
      <Scale session={session} named={team('Revenue')} />
      <div class="pair">
        <SettingField session={session} named={team('Weeks')} />
        <SettingField session={session} named={team('Starts')} />
      </div>
      {scorecard && <Team session={session} team={scorecard.team} />}
      {scorecard && <Reps session={session} lines={scorecard.lines} />}
      {!scorecard && <Note>The magic number needs a pipeline that can be read.</Note>}
    </>
  );
}

/** The team's magic number with all that is in it, and its barometer. */
function Team({ session, team }: { session: Session; team: Line }) {
  const { settings } = session.view;
  const money = session.state.pipeline?.money ?? '';
  const { target, ingredients, magicNumber } = team;
  const { weeks } = settings.target;
  return (
    <Section title="Magic number">
      {magicNumber === undefined ? (
        <p role="status">
          {target === undefined || weeks === undefined
            ? 'Set the revenue and the weeks to see how many new first appointments a week they need.'
            : 'It is not known yet: it needs sales with an amount, and a close ratio above 0.'}
        </p>
      ) : (
        <>
          <p class="magic" role="status">
            <strong>{weeklyText(magicNumber)}</strong> first appointments a week
          </p>
          <p class="hint">
            {moneyText(target, money)} / {grouped(weeks ?? 0)} weeks / (
            {moneyText(ingredients.averageSale, money)} average sale × {shareText(ingredients.closeRatio)}{' '}
            closed × {shareText(ingredients.gatewayRatio)} through the gateway)
          </p>
          <FuelGauge
            barometer={team.barometer}
            benchmark={settings.benchmarks.barometer}
            perWeek={team.appointmentsPerWeek}
            magicNumber={magicNumber}
          />
          <p class="hint centred">
            Needs {weeklyText(magicNumber)} a week, does {weeklyText(team.appointmentsPerWeek)}; the mark is
            at {percentText(settings.benchmarks.barometer)}
          </p>
        </>
      )}
    </Section>
  );
}

function Reps({ session, lines }: { session: Session; lines: readonly Line[] }) {
  return (
    <Section title="Reps">
      <p class="hint">Without a target of their own, reps share what is left of the team’s.</p>
      <ul class="plain reps">
        {lines
          .filter(({ key }) => key)
          .map(line => (
            <li key={line.key}>
              <RepTarget session={session} line={line} />
            </li>
          ))}
      </ul>
      <Shown session={session} />
      <NobodysNames session={session} />
      <Spellings session={session} />
      <NewRep session={session} lines={lines} />
    </Section>
  );
}

/** Who is on the scorecard: those who left stay in the figures of the team. */
function Shown({ session }: { session: Session }) {
  const { inactive } = session.view.settings;
  const names = (session.state.pipeline?.team?.groups ?? []).filter(({ key }) => key).map(({ name }) => name);
  const away = names.filter(name => inactive.has(fold(name))).length;
  const activeOf = (name: string): SettingName => ({ group: 'Rep', name, setting: 'Active' });
  return (
    <More title={away ? `Who is on the scorecard (${away} not)` : 'Who is on the scorecard'}>
      <Checks
        label="Active"
        options={names}
        has={name => !inactive.has(fold(name))}
        onToggle={(name, isOn) => session.edit([{ ...activeOf(name), values: isOn ? [] : ['No'] }])}
        hint="The deals of the others still count for the team"
      />
    </More>
  );
}

/** A new hire has no deal yet; a target makes them appear. */
function NewRep({ session, lines }: { session: Session; lines: readonly Line[] }) {
  const [name, setName] = useState('');
  const isKnown = lines.some(({ key }) => key === fold(name));
  const problem = isKnown ? `Must be somebody new, got "${name.trim()}"` : undefined;
  const nearest = isKnown ? undefined : nearestRep(name, repNames(session));
  const add = (): void => {
    if (!fold(name) || isKnown) return;
    session.edit([{ group: 'Target', name: name.trim(), setting: 'Revenue', values: [0] }]);
    session.tell('done', `Added "${name.trim()}" with a target of 0`);
    setName('');
  };
  return (
    <More title="Add somebody without deals">
      <Field
        label="Name"
        problem={problem}
        hint={
          nearest && (
            <>
              No deal is <Typed>{name.trim()}</Typed>’s
              <NearestSays rep={nearest} />
            </>
          )
        }
      >
        {control => (
          <input
            {...control}
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={1000}
            value={name}
            onInput={event => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Buttons>
        <Button isOff={!fold(name) || isKnown} onPress={add}>
          Add
        </Button>
      </Buttons>
    </More>
  );
}
