// Plays a scenario before one's eyes: the same steps that the browser tests play.

import sample from 'sample:';
import type { Scenario, Step } from '../demo/scenario.ts';
import type { TabSeed } from '../host/seed.ts';
import type { Workbench } from '../host/workbench.ts';
import type { PanelStep } from './demo-hands.ts';

/** How long each step stays to be read, in milliseconds; ?pace=50 in the address hurries. */
const pause = () => Number(new URLSearchParams(location.search).get('pace') ?? 1200);

/** What playing needs of the page. */
export interface Stage {
  bench(): Workbench;
  open(name: string, tabs: TabSeed[]): void;
  openSidebar(): void;
  /** Lets the sidebar's frame do a step. */
  act(step: PanelStep): Promise<void>;
}

/** What a step is, for whoever looks on. */
function sayStep(step: Step): string {
  if ('open' in step) return `Open the panel ${step.open}`;
  if ('press' in step) return `Press "${step.press}"`;
  if ('type' in step) return `Type "${step.text}" into ${step.type}`;
  if ('choose' in step) return `Choose "${step.option}" for ${step.choose}`;
  if ('tick' in step) return `Choose "${step.tick}"`;
  if ('untick' in step) return `Take the tick from "${step.untick}"`;
  if ('unfold' in step) return `Unfold "${step.unfold}"`;
  if ('sees' in step) return `See: "${step.sees}"`;
  if ('misses' in step) return `Gone: "${step.misses}"`;
  if ('field' in step) return `${step.field} holds "${step.holds}"`;
  if ('select' in step) return `Select ${step.select} in the sheet`;
  if ('typed' in step) return `Somebody types "${step.typed}" into ${step.cell}`;
  if ('looks' in step) return `${step.cell} is set off`;
  return `${step.cell} holds ${step.holds}`;
}

async function inSheet(bench: Workbench, step: Exclude<Step, PanelStep>): Promise<void> {
  if ('select' in step) bench.person.select(step.select);
  else if ('typed' in step) bench.person.type(step.cell, step.typed);
  await bench.settled();
  if ('holds' in step && bench.value(step.cell) !== step.holds)
    throw new Error(`${step.cell} holds ${bench.value(step.cell)}`);
  if ('looks' in step && bench.look(step.cell).background !== step.looks)
    throw new Error(`${step.cell} is ${bench.look(step.cell).background}`);
}

/** Plays scenarios, one at a time, with a caption at the foot of the page. */
export function showDemos(stage: Stage): (scenario: Scenario) => Promise<void> {
  const bar = document.getElementById('demo') as HTMLElement;
  let playing: Scenario | undefined;
  const rest = () => new Promise(resolve => setTimeout(resolve, pause()));

  function caption(heading: string, text: string): void {
    const strong = document.createElement('strong');
    strong.textContent = heading;
    const said = document.createElement('span');
    said.textContent = text;
    const stop = document.createElement('button');
    stop.textContent = playing ? 'Stop' : 'Close';
    stop.addEventListener('click', () => {
      playing = undefined;
      bar.hidden = true;
    });
    bar.replaceChildren(strong, said, stop);
    bar.hidden = false;
  }

  return async scenario => {
    playing = scenario;
    const { title, tells, steps, tabs = sample.tabs(), latency = 0 } = scenario;
    stage.open(title, tabs);
    const bench = stage.bench();
    const send = bench.send.bind(bench);
    if (latency)
      bench.send = (...call) => new Promise(done => setTimeout(() => done(send(...call)), latency));
    caption(title, tells);
    stage.openSidebar();
    await bench.settled();
    await rest();
    for (const [i, step] of steps.entries()) {
      if (playing !== scenario || stage.bench() !== bench) return;
      caption(`${i + 1} of ${steps.length}`, sayStep(step));
      try {
        await ('cell' in step || 'select' in step ? inSheet(bench, step) : stage.act(step));
      } catch (error) {
        playing = undefined;
        caption(`${title}: stopped at ${i + 1} of ${steps.length}`, (error as Error).message);
        return;
      }
      await rest();
    }
    playing = undefined;
    caption(`${title}: all ${steps.length} steps shown`, tells);
  };
}
