// Colours as Sheets takes and gives them: #rrggbb in lower case; null goes back to the default.
import { Refusal } from './problem.ts';

const named = new Map([
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['red', '#ff0000'],
  ['green', '#008000'],
  ['blue', '#0000ff'],
  ['yellow', '#ffff00'],
  ['orange', '#ffa500'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['lightgray', '#d3d3d3'],
  ['purple', '#800080'],
  ['pink', '#ffc0cb'],
  ['teal', '#008080'],
  ['navy', '#000080'],
]);

export function readColor(color: string): string {
  const text = color.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return `#${[...text.slice(1)].map(digit => digit + digit).join('')}`;
  const known = named.get(text);
  if (known) return known;
  throw new Refusal(`Invalid argument: color. Got ${color}`);
}

/** The engine's rgb(1,2,3) or #abc as #rrggbb. */
export function plainColor(color: string | null | undefined): string | null {
  if (!color) return null;
  const m = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (!m) return color.toLowerCase();
  return `#${[m[1], m[2], m[3]].map(part => Number(part).toString(16).padStart(2, '0')).join('')}`;
}
