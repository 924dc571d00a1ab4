// Pages of documentation that are written from the source: the functions of a cell, and the host's classes.
import { hostMethods } from '../workbench/methods.mjs';
import { readDoc } from './doors.mjs';

/** What each custom function takes and answers. @param {import('./bundles.d.mts').Door[]} doors */
export function functionsPage(doors) {
  const parts = doors
    .map(door => ({ ...door, said: readDoc(door.doc) }))
    .filter(({ said }) => said.isCustom)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, parameters, said, doc }) => {
      const answer = /@return\s+([\s\S]*?)(?=\n\s*\*\s*@|$)/
        .exec(doc)?.[1]
        .replace(/\s*\n\s*\*\s*/g, ' ')
        .trim();
      const list = parameters.map(each => `- \`${each}\`: ${said.parameters[each]}`).join('\n');
      return `## ${name}\n\n${said.description}\n\n${list}\n\nAnswers: ${answer ?? 'a value.'}\n`;
    });
  return `# The functions\n\nWritten by the build from the functions' own comments, which Sheets shows while one types.\n\n${parts.join('\n')}`;
}

/** Every class and method of Apps Script that the workbench has. */
export async function hostPage() {
  const classes = [...(await hostMethods())].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = classes.map(
    ([name, methods]) =>
      `## ${name}\n\n${[...methods]
        .sort()
        .map(each => `\`${each}\``)
        .join(' ')}\n`,
  );
  return `# What the host has\n\nWritten by the build from the host's own tables: ${classes.length} classes of Apps Script, and in each what can be called or read. What each does, and takes, is as in <https://developers.google.com/apps-script/reference>; where the host is stricter, README says so. Anything else throws by name.\n\n${parts.join('\n')}`;
}
