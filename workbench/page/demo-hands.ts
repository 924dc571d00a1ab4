// Inside the add-on's frame: does what a step of a demo says, as a person would, by the names that a screen reader says.
import type { Step } from '../demo/scenario.ts';

const PATIENCE = 15_000;

/** Steps that happen in the sidebar; the others are the spreadsheet's. */
export type PanelStep = Exclude<Step, { cell: string } | { select: string }>;

/** Does a step, or waits until what it says is there. Rejects with a sentence where it doesn't come to that. */
export async function act(step: PanelStep): Promise<void> {
  if ('open' in step)
    (await named(step.open, () => part('[role=tab]', name => name.startsWith(step.open)))).click();
  else if ('press' in step)
    (await named(step.press, () => part('button', name => name === step.press))).click();
  else if ('unfold' in step)
    (await named(step.unfold, () => part('summary', name => name.includes(step.unfold)))).click();
  else if ('type' in step) enter(await field(step.type), step.text, 'input');
  else if ('choose' in step) choose((await field(step.choose)) as HTMLSelectElement, step.option);
  else if ('tick' in step)
    (await named(step.tick, () => fields(name => name.includes(step.tick))[0])).click();
  else if ('untick' in step)
    (await named(step.untick, () => fields(name => name === step.untick).pop())).click();
  else if ('sees' in step) await until(() => shown().includes(step.sees), `"${step.sees}" was never shown`);
  else if ('misses' in step) await until(() => !shown().includes(step.misses), `"${step.misses}" stayed`);
  else {
    const control = (await field(step.field)) as HTMLInputElement;
    await until(() => control.value === step.holds, `"${step.field}" never held "${step.holds}"`);
  }
}

function folded(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function shown(): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is folded away is not seen
  return folded(document.body.innerText);
}

/** Waits for something; a screen that is busy gets its time. */
async function until<T>(find: () => T, otherwise: string): Promise<NonNullable<T>> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > end) throw new Error(otherwise);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The control that a search finds, in view and with the focus. */
async function named(name: string, find: () => HTMLElement | undefined): Promise<HTMLElement> {
  const element = await until(find, `Nothing is called "${name}"`);
  element.scrollIntoView({ block: 'center' });
  element.focus();
  return element;
}

function part(selector: string, isIt: (name: string) => boolean): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find(element =>
    isIt(folded(element.getAttribute('aria-label') ?? element.textContent)),
  );
}

function fields(isIt: (name: string) => boolean): HTMLElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(element => {
    const labels = [...(element.labels ?? [])].map(label => label.textContent);
    return [element.getAttribute('aria-label'), ...labels].some(name => name !== null && isIt(folded(name)));
  });
}

function field(name: string): Promise<HTMLElement> {
  return named(name, () => fields(each => each === name)[0]);
}

/** Past the property that a framework may have put over the element's own. */
function enter(element: HTMLElement, text: string, event: 'input' | 'change'): void {
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value');
  own?.set?.call(element, text);
  element.dispatchEvent(new Event(event, { bubbles: true }));
}

function choose(list: HTMLSelectElement, option: string): void {
  const texts = [...list.options].map(each => folded(each.textContent));
  const exact = texts.indexOf(option);
  const at = exact >= 0 ? exact : texts.findIndex(text => text.startsWith(option));
  if (at < 0) throw new Error(`"${option}" is no choice`);
  enter(list, (list.options[at] as HTMLOptionElement).value, 'change');
}
