import type { Answers } from '../../../addon/answers.ts';
import type { Session } from '../../session.ts';

/** Asks something that is answered with all marks, and shows them. */
export async function askMarks(
  session: Session,
  busy: string,
  ask: (onSlow: () => void) => Promise<Answers['listMarks']>,
  done?: string,
): Promise<void> {
  const marks = await session.during(busy, ask);
  if (!marks) return;
  session.set({ marks });
  if (done !== undefined) session.tell('done', done);
}

/** Looks for marks in all tabs. */
export function listMarks(session: Session): Promise<void> {
  return askMarks(session, 'Looking for marks', onSlow => session.server.listMarks({}, onSlow));
}
