import { Button, Buttons } from '../../controls/button.tsx';
import { Note } from '../../controls/says.tsx';
import { added, definesGateways, freeName, moved, removed } from '../../draft/gateways.ts';
import type { Session } from '../../session.ts';
import { GatewayCard } from './card.tsx';
import { GatewayForm } from './form.tsx';

/** The gateways in the order of the funnel: what each is for, what proves it, and what it makes of today's rows. */
export function Gateways({ session }: { session: Session }) {
  const { view, state } = session;
  const { keys } = session;
  const open = (gateway: string): void => session.set({ gateway, isNew: false });
  const names = view.gateways.map(({ name }) => name);
  const isByHeaders = !definesGateways(state.document?.settings.rows ?? []) && state.draft.edits.size === 0;
  const add = (): void => {
    const name = freeName(names, 'Proposal');
    session.edit(added(view.rows, names, name, 'Proposal'));
    session.set({ gateway: keys.of(name), isNew: true });
  };
  const remove = (name: string): void => {
    open('');
    session.edit(removed(names, name), `Removed the gateway "${name}"`);
  };
  return (
    <>
      {names.length === 0 && (
        <Note>
          <p>
            There is no gateway yet: the close ratio counts all decided deals. Add the next step that you
            want.
          </p>
        </Note>
      )}
      {isByHeaders && names.length > 0 && (
        <Note>
          <p>
            {names.length === 1
              ? 'It was found by your headers and counts already. Change it, and it is kept in the settings.'
              : 'These were found by your headers. They count already; change one, and all are kept in the settings.'}
          </p>
        </Note>
      )}
      <ol class="plain gateways">
        {view.gateways.map((gateway, index) => {
          const key = keys.of(gateway.name);
          const isOpen = state.gateway === key;
          return (
            <li key={key} class={isOpen ? 'gateway open' : 'gateway'}>
              <GatewayCard
                session={session}
                gateway={gateway}
                index={index}
                count={names.length}
                isOpen={isOpen}
                onOpen={() => open(isOpen ? '' : key)}
                onMove={by => session.edit(moved(names, index, by))}
                onRemove={() => remove(gateway.name)}
              />
              {isOpen && <GatewayForm session={session} gateway={gateway} names={names} />}
            </li>
          );
        })}
      </ol>
      <Buttons>
        <Button kind={names.length ? undefined : 'primary'} onPress={add}>
          Add gateway
        </Button>
      </Buttons>
    </>
  );
}
