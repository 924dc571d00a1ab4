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

/** Puts a step into the coaching plan. */
export async function plan(session: Session, rep: string, step: PlannedStep): Promise<void> {
  const answer = await session.during('Adding to the plan', onSlow =>
    session.server.addToPlan({ rep, steps: [step] }, onSlow),
  );
  if (!answer) return;
  tellBuilt(session, { coaching: true });
  session.set({ planned: new Set([...session.state.planned, plannedKey(rep, step)]) });
  session.tell('done', answer.added ? 'Added to the tab KPI Coaching' : 'It is in the plan already');
}

/** What tells one planned step from another. */
export function plannedKey(rep: string, { kpi, step }: PlannedStep): string {
  return JSON.stringify([rep, kpi, step]);
}
