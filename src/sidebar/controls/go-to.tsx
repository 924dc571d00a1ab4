import type { Session } from '../session.ts';
import { Button } from './button.tsx';

interface GoToProps {
  session: Session;
  tab: number | undefined;
  /** From 1, as the sheet counts. */
  row: number;
  column?: number;
  /** What it is called where it is more than a row. */
  text?: string;
  about?: string;
}

/** Shows a row of a tab in the spreadsheet. */
export function GoTo({ session, tab, row, column, text = `Row ${row}`, about }: GoToProps) {
  const go = async (): Promise<void> => {
    if (tab === undefined) return;
    const place = column === undefined ? { tab, row } : { tab, row, column };
    const gone = await session.during(`Going to row ${row}`, onSlow => session.server.goTo(place, onSlow));
    if (gone !== undefined) session.tell('done', `Row ${row} is selected in the spreadsheet`);
  };
  return (
    <Button
      kind="quiet"
      label={about === undefined ? undefined : `${text}: ${about}`}
      onPress={() => void go()}
    >
      {text}
    </Button>
  );
}

/** Several rows to go to. */
export function Rows({
  session,
  tab,
  rows,
  about,
}: Omit<GoToProps, 'row' | 'text'> & { rows: readonly number[] }) {
  return (
    <div class="rows">
      {rows.map(row => (
        <GoTo key={row} session={session} tab={tab} row={row} {...(about ? { about } : {})} />
      ))}
    </div>
  );
}
