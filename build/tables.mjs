// The tables that the build keeps in README and docs.
import { readFileSync, writeFileSync } from 'node:fs';
import { readDoc } from './doors.mjs';
import { at } from './place.mjs';

/** Puts a table between a file's two markers, where it is the build's. */
export function writeTable(path, marker, lines) {
  const file = at(path);
  const before = readFileSync(file, 'utf8');
  const place = new RegExp(`(<!-- ${marker} -->\\n)[\\s\\S]*?(\\n<!-- end -->)`);
  if (!place.test(before)) throw new Error(`${path} has no place for the table "${marker}"`);
  const after = before.replace(place, (_, start, end) => start + lines.join('\n') + end);
  if (after !== before) writeFileSync(file, after);
}

/** A table with its columns aligned, as the formatter keeps it. */
function tableOf(head, rows) {
  const widths = head.map((_, c) => Math.max(3, ...[head, ...rows].map(row => row[c].length)));
  const line = cells => `| ${cells.map((cell, c) => cell.padEnd(widths[c])).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)];
}

export function functionTable(doors) {
  const rows = doors
    .map(d => ({ ...d, said: readDoc(d.doc) }))
    .filter(d => d.said.isCustom)
    .map(d => {
      const list = d.parameters
        .map(p => (/\(optional\)/i.test(d.said.parameters[p]) ? `[${p}]` : p))
        .join(', ');
      return [`\`${d.name}(${list})\``, d.said.description.split(/(?<=\.)\s/)[0].replaceAll('|', '\\|')];
    });
  return tableOf(['Function', 'What it tells'], rows);
}

/** Every word as src/sidebar/help/glossary.ts explains it. */
export function glossaryTable(terms) {
  return tableOf(
    ['Word', 'What it means'],
    terms.map(({ term, means }) => [term, means]),
  );
}

/** Every setting as src/core/settings/definitions.ts describes it. */
export function settingTable(definitions) {
  const nameOf = name =>
    typeof name === 'string' ? name : 'any' in name ? `_${name.any}_` : [...name].join(', ');
  const standardOf = ({ kind, standard, standardText }) => {
    if (standardText !== undefined) return standardText;
    const isShare = kind.kind === 'share' || kind.kind === 'gap';
    return standard === undefined ? 'none' : isShare ? `${standard * 100}%` : String(standard);
  };
  const rows = definitions.map(each => [
    each.group,
    nameOf(each.name),
    each.setting,
    `\`${each.example}\``,
    each.kind.want,
    standardOf(each),
    each.hasSeveral ? `${each.means} Each row counts.` : each.means,
  ]);
  const head = [
    'Group',
    'Name',
    'Setting',
    'For example',
    'Must be',
    'Where nothing is set',
    'What it means',
  ];
  return tableOf(
    head,
    rows.map(row => row.map(cell => cell.replaceAll('|', '\\|'))),
  );
}

export function dependencyTable(files) {
  const rows = Object.entries(files).flatMap(([file, shipped]) =>
    shipped.map(({ name, version, license, bytes }) => [
      file,
      name,
      version,
      license,
      `${(bytes / 1024).toFixed(1)} KiB`,
    ]),
  );
  return tableOf(['File', 'Package', 'Version', 'Licence', 'Adds'], rows);
}
