// Named ranges in formulas. The engine has names of its own, but it keeps formulas parsed with the place that a name had
// when it was first read (found by trying: after rows were inserted, SUM(NAME) still added the old cells). So a name in a
// formula becomes a call that asks the book; the engine's names are kept for INDIRECT alone, which looks them up anew.
import type { BaseValueObject, IFunctionNames } from '@univerjs/engine-formula';
import { a1Of, sheetPrefix } from './a1.ts';
import type { Book, NamedPlace } from './book.ts';
import { NAMED, readFormula, spellFormula } from './formula-locale.ts';
import type { CellChanges } from './grid.ts';
import { rangeOf } from './grid.ts';

/** References that a name of one cell made: they count as one cell, not as a range of one. */
export const singleCells = new WeakSet<object>();

function registerNamed(book: Book): void {
  const { engine } = book;
  const { BaseFunction, ErrorType, ErrorValueObject, IFunctionService, RangeReferenceObject } =
    engine.parts.formula;

  class NamedRangeFunction extends BaseFunction {
    override minParams = 1;
    override maxParams = 1;

    override isAddress(): boolean {
      return true;
    }

    override calculate(name: BaseValueObject): BaseValueObject {
      const text = String(name.getValue());
      const named = book.names.find(known => known.name === text);
      if (!named) return ErrorValueObject.create(ErrorType.NAME as never);
      if (!named.place) return ErrorValueObject.create(ErrorType.REF as never);
      const reference = new RangeReferenceObject(rangeOf(named.place.rect), named.place.tab, engine.unitId);
      reference.setDefaultUnitId(engine.unitId);
      reference.setDefaultSheetId(named.place.tab);
      reference.setForcedSheetIdDirect(named.place.tab);
      if (named.place.rect.rows * named.place.rect.columns === 1) singleCells.add(reference);
      return reference as unknown as BaseValueObject;
    }
  }

  engine.get(IFunctionService).registerExecutors(new NamedRangeFunction(NAMED as unknown as IFunctionNames));
}

/** Writes each formula that says a name once more, so that the engine calculates it from where the name is now. */
function refresh(book: Book, names: Set<string>): void {
  for (const { key } of book.grid.tabs) {
    const changes: CellChanges = new Map();
    for (const { row, column, formula } of book.formulaCells(key)) {
      const spelt = spellFormula(formula, book.locale);
      const words = new Set(spelt.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_.]*/gu) ?? []);
      if (![...names].some(name => words.has(name.toLowerCase()))) continue;
      const { engine } = readFormula(spelt, book.locale, name => book.findName(name));
      const line = changes.get(row) ?? new Map();
      line.set(column, { f: engine, si: null, v: null, t: null });
      changes.set(row, line);
    }
    if (changes.size) book.grid.write(key, changes);
  }
}

function absolute(book: Book, { place }: NamedPlace): string {
  const tab = place && book.grid.tab(place.tab);
  if (!place || !tab) return '#REF!';
  const cells = a1Of(place.rect).replace(/([A-Z]+)(\d*)/g, (_, c, r) => `$${c}${r ? `$${r}` : ''}`);
  return sheetPrefix(tab.name) + cells;
}

function mirror(book: Book): void {
  const { engine } = book;
  const { IDefinedNamesService, RemoveDefinedNameMutation, SetDefinedNameMutation } = engine.parts.formula;
  const { unitId } = engine;
  const wanted = new Map(book.names.map(named => [named.name, absolute(book, named)]));
  const known = Object.values(engine.get(IDefinedNamesService).getDefinedNameMap(unitId) ?? {});
  for (const { id, name } of known) {
    if (!wanted.has(name))
      engine.run(RemoveDefinedNameMutation.id, { unitId, id, name, formulaOrRefString: '' });
  }
  for (const [name, formulaOrRefString] of wanted) {
    if (known.some(item => item.name === name && item.formulaOrRefString === formulaOrRefString)) continue;
    const params = {
      unitId,
      id: `name-${name}`,
      name,
      formulaOrRefString,
      localSheetId: 'AllDefaultWorkbook',
    };
    engine.run(SetDefinedNameMutation.id, params);
  }
}

/** Follows the book's names. Rows may be on the move when one changes, so the engine hears of it once that is through. */
export function mirrorNames(book: Book): void {
  registerNamed(book);
  let places = new Map<string, string>();
  let planned = false;
  book.onChange.push(what => {
    if (what !== 'names' || planned) return;
    planned = true;
    const done = book.recalculation.expect();
    void Promise.resolve().then(() => {
      planned = false;
      if (book.engine.disposed) return;
      const now = new Map(book.names.map(named => [named.name, JSON.stringify(named.place ?? null)]));
      const changed = [...now.keys(), ...places.keys()].filter(name => now.get(name) !== places.get(name));
      places = now;
      mirror(book);
      if (changed.length) refresh(book, new Set(changed));
      done();
    });
  });
}
