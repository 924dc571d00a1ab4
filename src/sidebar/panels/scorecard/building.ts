import { Refused } from '../../server.ts';
import type { Session } from '../../session.ts';

/**
 * Builds the scorecard step by step, with a real fraction. A step under way can't be taken back, so Stop takes effect
 * after it; what is half built is taken away, and what stood before stays.
 */
export async function build(session: Session): Promise<void> {
  const { server } = session;
  const tab = session.state.pipeline?.tab;
  const isStopped = (): boolean => session.state.build?.isStopping === true;
  session.set({
    build: { done: 0, of: 0, next: 'Reading the pipeline', isStopping: false },
    message: undefined,
  });
  try {
    for (let step = 0, of = 1; step < of; ) {
      const state = await server.buildNext({ step, ...(tab === undefined ? {} : { tab }) });
      if (isStopped() && state.done < state.of) {
        await server.stopBuilding({});
        session.tell('done', 'Stopped. What stood before is still there');
        return;
      }
      session.set({ build: { ...state, isStopping: false } });
      step = state.done;
      of = state.of;
    }
    tellBuilt(session, { scorecard: true, goals: true, charts: true });
    session.tell('done', 'The scorecard is built, with the weekly goals and the charts beside it');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // What is half built is better gone; where even that can't be done, the next build takes it up.
    await server.stopBuilding({}).catch(() => null);
    session.tell('problem', error.message);
  } finally {
    session.set({ build: undefined });
  }
}

/** Stops after the step that is under way. */
export function stop(session: Session): void {
  const { build: state } = session.state;
  if (state) session.set({ build: { ...state, isStopping: true } });
}

/** What removing would take away and what it would leave, in words; undefined where that can't be told. */
export async function askRemoval(session: Session): Promise<string | undefined> {
  const removal = await session.during('Looking at what would go', onSlow =>
    session.server.removeBuilt({ onlyAsk: true }, onSlow),
  );
  return removal?.says;
}

/** Takes away what was built, but for what a person wrote on. */
export async function remove(session: Session): Promise<void> {
  const removed = await session.during('Removing', onSlow => session.server.removeBuilt({}, onSlow));
  if (removed === undefined) return;
  const stays = (name: string): boolean => removed.stays.some(({ tab }) => tab.startsWith(name));
  tellBuilt(session, {
    scorecard: stays('KPI Scorecard'),
    goals: stays('KPI Weekly goals'),
    charts: stays('KPI Charts'),
  });
  session.tell('done', removed.says);
}

/** Notes which tabs stand now. */
export function tellBuilt(
  session: Session,
  built: Partial<NonNullable<Session['state']['document']>['built']>,
): void {
  const { document } = session.state;
  if (document) session.set({ document: { ...document, built: { ...document.built, ...built } } });
}
