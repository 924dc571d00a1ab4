// Code.js as Apps Script sees it: which functions can be called, what their comments say, and the text that a realm runs.
import { type Comment, type FunctionDeclaration, type Program, parse } from 'acorn';
import { globalNames, unforgeable } from './realm-library.ts';

/** A top-level function that Sheets, a menu, a trigger or google.script.run may call. */
export interface Door {
  name: string;
  parameters: string[];
  /** The doc comment that stands directly above the function, as written; undefined where there is none. */
  doc?: string;
}

export interface ScriptSource {
  doors: Map<string, Door>;
  /** A function expression; it takes the values of `parameters` and answers the doors by name. */
  text: string;
  parameters: string[];
}

/**
 * Reads a script. Refused where Apps Script would not parse it: private and static class fields, modules, anything newer
 * than ECMAScript 2019. Source: https://developers.google.com/apps-script/guides/v8-runtime#limitations; google/clasp#907.
 */
export function readScript(code: string, services: string[]): ScriptSource {
  const comments: Comment[] = [];
  let program: Program;
  try {
    program = parse(code, { ecmaVersion: 2019, sourceType: 'script', onComment: comments });
  } catch (error) {
    throw new SyntaxError(`Code.js does not parse in Apps Script: ${(error as Error).message}`);
  }
  const doors = new Map<string, Door>();
  for (const statement of program.body) {
    if (statement.type !== 'FunctionDeclaration') continue;
    const { id, params, start } = statement as FunctionDeclaration;
    // A trailing underscore makes a function private. Source: AS/guides/html/communication, "Private functions".
    if (id.name.endsWith('_')) continue;
    const above = comments.filter(c => c.type === 'Block' && c.end <= start).at(-1);
    const touches = above?.value.startsWith('*') && !code.slice(above.end, start).trim();
    doors.set(id.name, {
      name: id.name,
      parameters: params.map(p => (p.type === 'Identifier' ? p.name : code.slice(p.start, p.end))),
      ...(touches && above ? { doc: above.value } : {}),
    });
  }
  // The library and the services come in as parameters: a context's global lookups are slow in Node, and a page's window
  // has names that can't be deleted. Everything on the first line, so that line numbers stay Code.js's own.
  const library = globalNames.filter(
    name => name !== 'undefined' && name !== 'NaN' && name !== 'Infinity' && name !== 'eval',
  );
  const parameters = [...library, ...services, ...unforgeable];
  const answer = [...doors.keys()].map(name => `${JSON.stringify(name)}:${name}`).join(',');
  return { doors, parameters, text: `(function(${parameters.join(',')}){${code}\n;return {${answer}};})` };
}

/** The line of Code.js at which an error was thrown, from its stack. Google's cell note ends with it. */
export function lineOf(error: unknown): number {
  const stack = (error as { stack?: unknown } | null)?.stack;
  const m = typeof stack === 'string' ? /Code\.js:(\d+)/.exec(stack) : null;
  return m ? Number(m[1]) : 0;
}
