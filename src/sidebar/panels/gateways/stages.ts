import { fold } from '../../../core/cells/fold.ts';

/** The parts of a value such as "Proposal; Negotiation", as they are spelt. */
function partsOf(text: string): string[] {
  return text
    .split(';')
    .map(part => part.trim())
    .filter(part => fold(part) !== '');
}

/** The value with a part more or less. Parts compare folded. */
export function withPart(text: string, part: string, isOn: boolean): string {
  const others = partsOf(text).filter(each => fold(each) !== fold(part));
  return (isOn ? [...others, part] : others).join('; ');
}

/** What can be picked: what occurs, and what was picked before and occurs no more. A ";" parts values, so it can't be in one. */
export function choices(occurring: readonly string[], chosen: string): string[] {
  const known = new Set(occurring.map(fold));
  return [
    ...occurring.filter(each => !each.includes(';')),
    ...partsOf(chosen).filter(each => !known.has(fold(each))),
  ];
}

/** Whether a part is in a value. */
export function hasPart(text: string, part: string): boolean {
  return partsOf(text).some(each => fold(each) === fold(part));
}
