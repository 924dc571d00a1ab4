import type { Session } from '../../session.ts';
import { tellBuilt } from '../scorecard/building.ts';

/** A step of the playbook on its way into the coaching plan. */
export interface PlannedStep {
  kpi: string;
  step: string;
  goal: string;
}

/** Asks what to coach a rep on, by the saved settings. An answer about somebody else comes too late and is dropped. */
export async function coach(session: Session, rep: string): Promise<void> {
  session.set({ rep });
  const tab = session.state.pipeline?.tab;
  const list = await session.during('Looking at the deals', onSlow =>
    session.server.coach({ rep, ...(tab === undefined ? {} : { tab }) }, onSlow),
  );
  if (list && session.state.rep === rep) session.set({ coaching: { rep, list } });
}

/** Builds the page for a talk with a rep. */
export async function buildPage(session: Session, rep: string): Promise<void> {
  const tab = session.state.pipeline?.tab;
  const answer = await session.during('Building the page', onSlow =>
    session.server.buildPage({ rep, ...(tab === undefined ? {} : { tab }) }, onSlow),
  );
  if (answer) session.tell('done', answer.says);
}

/** Puts a step into the coaching plan. */
export async function plan(session: Session, rep: string, step: PlannedStep): Promise<void> {
  const answer = await session.during('Adding to the plan', onSlow =>
    session.server.addToPlan({ rep, steps: [step] }, onSlow),
  );
  if (!answer) return;
  tellBuilt(session, { coaching: true });
  session.set({ planned: new Set([...session.state.planned, plannedKey(rep, step)]) });
  if (!answer.added) {
    session.tell('done', 'It is in the plan already');
    return;
  }
  session.tell('done', 'Added to the tab KPI Coaching');
  const { message } = session.state;
  if (message) session.set({ message: { ...message, takeBack: () => unplan(session, rep, step) } });
}

/** Takes a step out of the plan again, as long as nobody has written into its row. */
async function unplan(session: Session, rep: string, step: PlannedStep): Promise<void> {
  const answer = await session.during('Undoing', onSlow =>
    session.server.removeFromPlan({ rep, steps: [step] }, onSlow),
  );
  if (!answer) return;
  const planned = new Set(session.state.planned);
  planned.delete(plannedKey(rep, step));
  session.set({ planned });
  session.tell(
    'done',
    answer.removed ? 'Taken out of the tab KPI Coaching' : 'It is not in the plan any more',
  );
}

/** What tells one planned step from another. */
export function plannedKey(rep: string, { kpi, step }: PlannedStep): string {
  return JSON.stringify([rep, kpi, step]);
}
