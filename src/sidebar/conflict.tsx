import { useEffect, useRef } from 'preact/hooks';
import type { Cell } from '../core/cells/cell.ts';
import { definitionFor } from '../core/settings/change.ts';
import { Button, Buttons } from './controls/button.tsx';
import { More, Typed } from './controls/says.tsx';
import type { Difference } from './draft/differences.ts';
import { TEXT, textOfValue } from './draft/value-text.ts';
import type { Session } from './session.ts';
import type { State } from './state.ts';

/** How many differences stand there at once; the others can be opened. */
const MOST = 8;

/** Somebody else saved first: whose fields differ, and the two ways to go on. */
export function Conflict({
  session,
  conflict,
}: {
  session: Session;
  conflict: NonNullable<State['conflict']>;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { differences } = conflict;
  const both = differences.filter(({ mine }) => mine).length;
  return (
    <section class="note bad conflict" aria-labelledby="conflict">
      <h2 id="conflict" ref={heading} tabIndex={-1}>
        Somebody else changed the settings
      </h2>
      <p>
        {both
          ? 'Nothing was overwritten. These fields were changed by both of you:'
          : 'Nothing was overwritten. You changed other fields than they did:'}
      </p>
      <List differences={differences.slice(0, MOST)} />
      {differences.length > MOST && (
        <More title={`${differences.length - MOST} more`}>
          <List differences={differences.slice(MOST)} />
        </More>
      )}
      <Buttons>
        <Button kind="primary" onPress={() => void session.applyMine()}>
          Apply mine on top
        </Button>
        <Button onPress={() => session.takeTheirs()}>Reload theirs</Button>
      </Buttons>
    </section>
  );
}

function List({ differences }: { differences: readonly Difference[] }) {
  return (
    <ul class="plain">
      {differences.map(difference => {
        const { group, name, setting, base, theirs, mine } = difference;
        const text = (cells: readonly Cell[]): string =>
          cells.map(cell => textOfValue(cell, definitionFor(difference)?.kind ?? TEXT)).join('; ') ||
          'nothing';
        return (
          <li key={`${group}|${name}|${setting}`}>
            <strong>
              {group} · <Typed>{name}</Typed> · {setting}
            </strong>
            <dl class="values">
              <Value term="Was" text={text(base)} />
              <Value term="Theirs" text={text(theirs)} />
              {mine && <Value term="Mine" text={text(mine)} />}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

function Value({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Typed>{text}</Typed>
      </dd>
    </div>
  );
}
