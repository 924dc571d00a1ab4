// What a formula depends on, directly and through other formulas. The host asks it twice: may this cell's value be read
// yet, and does this argument hang on NOW() or RAND().
import { readA1 } from './a1.ts';
import type { Book } from './book.ts';
import { NAMED, treeOfEngine } from './formula-locale.ts';
import { type Node, nodesOf } from './formula-tree.ts';
import type { Touch } from './journal.ts';
import { overlap, type Rect } from './rect.ts';

const trees = new Map<string, Node | undefined>();

export function parsed(formula: string): Node | undefined {
  if (!trees.has(formula)) {
    if (trees.size > 5000) trees.clear();
    trees.set(formula, treeOfEngine(formula));
  }
  return trees.get(formula);
}

/** The cells that a formula names, in its own words; "anything" where they are only known when it runs. */
export function namedBy(book: Book, tree: Node | undefined, tab: string): Touch[] | 'anything' {
  const found: Touch[] = [];
  for (const node of nodesOf(tree)) {
    if (node.kind === 'call' && (node.name === 'INDIRECT' || node.name === 'OFFSET')) return 'anything';
    if (node.kind === 'reference') {
      const place = readA1(node.text, book.grid.size(tab));
      if (!place) continue;
      const key = place.sheet === undefined ? tab : book.grid.tabNamed(place.sheet)?.key;
      if (key) found.push({ tab: key, rect: place.rect });
    }
    if (node.kind === 'call' && node.name === NAMED) {
      const [name] = node.parts;
      const text = name?.kind === 'value' ? name.token.text.slice(1, -1) : '';
      const named = book.names.find(known => known.name === text);
      if (named?.place) found.push(named.place);
    }
  }
  return found;
}

/** The cells with formulas inside a block, those whose spill reaches into it included. */
function* formulasIn(
  book: Book,
  tab: string,
  rect: Rect,
): Generator<{ row: number; column: number; formula: string }> {
  for (const cell of book.formulaCells(tab)) {
    const own = { row: cell.row, column: cell.column, rows: 1, columns: 1 };
    const reach = book.grid.spillOf(tab, cell.row, cell.column) ?? own;
    if (overlap(reach, rect)) yield cell;
  }
}

/** True when a test holds for any formula that these cells depend on, however far back. */
export function anyPrecedent(
  book: Book,
  start: Touch[],
  test: (tab: string, row: number, column: number, tree: Node | undefined) => boolean,
): boolean {
  const seen = new Set<string>();
  const open = [...start];
  for (let at = open.pop(); at; at = open.pop()) {
    for (const { row, column, formula } of formulasIn(book, at.tab, at.rect)) {
      const id = `${at.tab}!${row},${column}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const tree = parsed(formula);
      if (test(at.tab, row, column, tree)) return true;
      const named = namedBy(book, tree, at.tab);
      if (named !== 'anything') open.push(...named);
    }
  }
  return false;
}

/** Whether a formula's value may be older than the cells it depends on. */
export function isStale(book: Book, tab: string, row: number, column: number): boolean {
  const { changed } = book.recalculation;
  if (changed === 'everything') return true;
  if (changed.length === 0) return false;
  const hit = (touches: Touch[] | 'anything') =>
    touches === 'anything' ||
    touches.some(t => changed.some(c => c.tab === t.tab && overlap(c.rect, t.rect)));
  const start = [{ tab, rect: { row, column, rows: 1, columns: 1 } }];
  return anyPrecedent(book, start, (key, _row, _column, tree) => hit(namedBy(book, tree, key)));
}
