// The picture of the architecture, drawn from the imports themselves: a box for each folder, an arrow to each folder that
// it needs, levels from top to bottom. An arrow that others already say (a to b to c says a to c) is left out.
import { importsBelow } from './imports.mjs';

const BOX = { width: 118, height: 30, gap: 14, rise: 66, margin: 20 };
const COLOURS = {
  core: '#d9ead3',
  functions: '#fff2cc',
  addon: '#fce5cd',
  sidebar: '#cfe2f3',
  main: '#e8eaed',
};

/** The folder that a file of src is drawn in; a panel, a control and a draft are the sidebar. */
function folderOf(file) {
  const [, place = '', inner = ''] = file.split('/');
  if (place === 'core') return inner.endsWith('.ts') ? 'core' : `core/${inner}`;
  return place.replace(/\.ts$/, '');
}

/**
 * The folders of src and which others each needs.
 * @param {{ from: string, to: string }[]} imports
 * @returns {Map<string, Set<string>>}
 */
function foldersOf(imports) {
  const needs = new Map();
  for (const { from, to } of imports) {
    const [a, b] = [folderOf(from), folderOf(to)];
    for (const folder of [a, b]) if (!needs.has(folder)) needs.set(folder, new Set());
    if (a !== b) needs.get(a).add(b);
  }
  return needs;
}

/** Everything that a folder needs in the end. */
function reached(needs, folder, seen = new Set()) {
  for (const next of needs.get(folder)) {
    if (seen.has(next)) continue;
    seen.add(next);
    reached(needs, next, seen);
  }
  return seen;
}

/** Arrows that no others say. Folders in a circle would never end, so a circle is an error. */
function arrowsOf(needs) {
  for (const folder of needs.keys())
    if (reached(needs, folder).has(folder))
      throw new Error(`src/${folder} needs itself, by way of another folder`);
  return [...needs].flatMap(([from, all]) =>
    [...all]
      .filter(to => ![...all].some(other => other !== to && reached(needs, other).has(to)))
      .map(to => ({ from, to })),
  );
}

/** The picture as SVG. @param {ReturnType<typeof importsBelow>} imports */
export function architecturePicture(imports = importsBelow(['src'])) {
  const needs = foldersOf(imports);
  const arrows = arrowsOf(needs);
  const depth = folder => Math.max(-1, ...[...needs.get(folder)].map(depth)) + 1;
  const folders = [...needs.keys()].sort();
  const top = Math.max(...folders.map(depth));
  const levels = Array.from({ length: top + 1 }, (_, i) => folders.filter(folder => depth(folder) === i));
  const most = Math.max(...levels.map(level => level.length));
  const width = 2 * BOX.margin + most * (BOX.width + BOX.gap) - BOX.gap;
  const height = 2 * BOX.margin + (levels.length - 1) * BOX.rise + BOX.height;
  const place = new Map();
  levels.forEach((level, i) => {
    const wide = level.length * (BOX.width + BOX.gap) - BOX.gap;
    level.forEach((folder, j) => {
      place.set(folder, {
        x: Math.round((width - wide) / 2 + j * (BOX.width + BOX.gap)),
        y: BOX.margin + (levels.length - 1 - i) * BOX.rise,
      });
    });
  });
  const lines = arrows.map(({ from, to }) => {
    const [a, b] = [place.get(from), place.get(to)];
    const [x1, y1, x2, y2] = [a.x + BOX.width / 2, a.y + BOX.height, b.x + BOX.width / 2, b.y - 5];
    const bend = (y2 - y1) / 2;
    return `  <path data-from="${from}" data-to="${to}" d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}"/>`;
  });
  const boxes = [...place].map(([folder, { x, y }]) => {
    const colour = COLOURS[folder.split('/')[0]] ?? '#ffffff';
    return `  <rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="5" fill="${colour}"/><text x="${x + BOX.width / 2}" y="${y + 20}">${folder}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="The folders of src and which others each needs">
<style>path{fill:none;stroke:#9aa0a6;stroke-width:1.2;marker-end:url(#tip)}rect{stroke:#5f6368}text{font:13px Arial,sans-serif;text-anchor:middle;fill:#1f1f1f}</style>
<defs><marker id="tip" viewBox="0 0 6 6" refX="4" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L6 3L0 6z" style="fill:#9aa0a6;stroke:none;marker-end:none"/></marker></defs>
<rect width="${width}" height="${height}" fill="#ffffff" style="stroke:none"/>
${lines.join('\n')}
${boxes.join('\n')}
</svg>
`;
}
