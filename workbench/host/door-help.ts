// What Sheets shows about a function while one types: its doc comment, read by Google's rules.
// Source: https://developers.google.com/apps-script/guides/jsdoc - the block stands directly above the function; the
// description and each @param's name and text are shown; {types} and @return are not; line breaks become spaces; optional
// parameters are not known, so "(optional)" has to be said in the text.
import type { Door } from './script-source.ts';

export interface DoorHelp {
  name: string;
  description: string;
  parameters: { name: string; text: string }[];
  /** Only a function tagged @customfunction is offered while one types. */
  offered: boolean;
}

export function helpOf(door: Door): DoorHelp {
  const parts = (door.doc ?? '')
    .split('\n')
    .map(line => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim()
    .split(/\n(?=\s*@)|\s(?=@customfunction)/);
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  const description = parts[0]?.trimStart().startsWith('@') ? '' : flat(parts[0] ?? '');
  const texts = new Map<string, string>();
  for (const part of parts) {
    const m = /^\s*@param\s+(?:\{[^}]*\}\s*)?\[?(\w+)[^\s\]]*\]?\s*-?\s*([\s\S]*)$/.exec(part);
    if (m) texts.set(m[1] ?? '', flat(m[2] ?? ''));
  }
  return {
    name: door.name,
    description,
    // The parameters are those of the declaration; one that is documented and not declared is not shown.
    parameters: door.parameters.map(name => ({ name, text: texts.get(name) ?? '' })),
    offered: parts.some(part => part.trimStart().startsWith('@customfunction')),
  };
}
