import { counted } from '../../../core/problem.ts';
import { GoTo } from '../../controls/go-to.tsx';
import { More, Note, Typed } from '../../controls/says.tsx';
import type { Session } from '../../session.ts';

/** Rows of the settings table that can't be read, and rows that set nothing known: they are kept as they are. */
export function SettingsRows({ session }: { session: Session }) {
  const { view, state } = session;
  const place = state.document?.settings.place;
  const standing = new Set(state.document?.settings.rows.map(({ row }) => row) ?? []);
  const { unknown } = view.settings;
  const rowOf = (row: number | undefined): number | undefined =>
    place && row !== undefined && standing.has(row) ? place.row + row - 1 : undefined;
  const show = (row: number | undefined, about: string) => {
    const at = rowOf(row);
    return (
      at !== undefined && (
        <GoTo
          session={session}
          tab={place?.tab}
          row={at}
          text={`Go to row ${at} of the settings`}
          about={about}
        />
      )
    );
  };
  return (
    <>
      {view.problems.length > 0 && (
        <Note isBad>
          <h2>Settings to correct</h2>
          <ul class="plain">
            {view.problems.map(({ message, row }) => (
              <li key={`${row} ${message}`}>
                <Typed>{message}</Typed>
                {show(row, message)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {unknown.length > 0 && (
        <More title={`${counted(unknown.length, 'row')} of the settings set nothing that is known`}>
          <p>They are kept as they are. Correct the spelling, or leave them as notes.</p>
          <ul class="plain">
            {unknown.map(({ row, text }) => (
              <li key={row}>
                <Typed>{text}</Typed>
                {show(row, text)}
              </li>
            ))}
          </ul>
        </More>
      )}
    </>
  );
}
