import { Problem } from '../core/problem.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Tag = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

/** The key of our tags: developer metadata "kind id" that say which tab is what to us. They survive its renaming. */
const KEY = 'sales-barometer';

/** What a tag says, and the tag itself; adding one does not give it, and it is not read again for that. */
interface Tagged {
  kind: string;
  id: number;
  tag?: Tag;
}

/** What a tab can be to us. */
export type TabKind =
  | 'pipeline'
  | 'settings'
  | 'scorecard'
  | 'goals'
  | 'charts'
  | 'coaching'
  | 'history'
  | 'tallies'
  | 'meeting'
  | 'one-to-one';

/** A tab that we make. */
export type OwnKind = Exclude<TabKind, 'pipeline'>;

/** The names of the tabs that we make. */
export const TITLES: Record<OwnKind, string> = {
  settings: 'KPI Settings',
  scorecard: 'KPI Scorecard',
  goals: 'KPI Weekly goals',
  charts: 'KPI Charts',
  coaching: 'KPI Coaching',
  history: 'KPI History',
  tallies: 'KPI Tallies',
  meeting: 'KPI Meeting',
  'one-to-one': 'KPI One to one',
};

/** A tab under construction is called so: until it is whole it does not bear its name. */
const BUILDING = ' (building)';

/**
 * The tabs of a spreadsheet that a run works with. The tags are read once a run, wherever they are, so that no tab is
 * asked one by one: neither their number nor a tab that holds a chart and no cells makes a difference.
 */
export class Tabs {
  #tags: Tagged[] | undefined;
  readonly #sheets = new Map<number, Sheet>();

  constructor(readonly book: Book) {}

  #read(): Tagged[] {
    this.#tags ??= this.book
      .createDeveloperMetadataFinder()
      .withKey(KEY)
      .find()
      .map(tag => {
        const [kind = '', id] = String(tag.getValue()).split(' ');
        return { kind, id: Number(id), tag };
      });
    return this.#tags;
  }

  /**
   * The tab that is tagged as a kind; undefined where there is none. A copy of it, made by a person, bears the tag of
   * the first and is theirs.
   */
  of(kind: TabKind): Sheet | undefined {
    for (const tag of this.#read()) {
      const sheet = tag.kind === kind ? this.#tagged(tag.id) : undefined;
      if (sheet) return sheet;
    }
    return undefined;
  }

  /** A tagged tab, asked for once a run. */
  #tagged(id: number): Sheet | undefined {
    const sheet = this.#sheets.get(id) ?? this.book.getSheetById(id) ?? undefined;
    if (sheet) this.#sheets.set(id, sheet);
    return sheet;
  }

  /** True for a tab that we made and that no scorecard is made from: tallies, too, are a pipeline. */
  isOurs(sheet: Sheet): boolean {
    const id = sheet.getSheetId();
    return this.#read().some(tag => tag.id === id && tag.kind in TITLES && tag.kind !== 'tallies');
  }

  /** All tabs that have cells: a chart or a data source on a tab of its own refuses every question about them. */
  grids(): Sheet[] {
    return this.book.getSheets().filter(isGrid);
  }

  /** The tab in front; undefined where it has no cells. */
  active(): Sheet | undefined {
    const sheet = this.book.getActiveSheet();
    return isGrid(sheet) ? sheet : undefined;
  }

  /** The tab of an id; a Problem where it has been deleted, or has no cells. */
  ofId(id: number): Sheet {
    const sheet = this.book.getSheetById(id);
    if (!sheet)
      throw new Problem(
        'tab-gone',
        'the tab must still be in this spreadsheet, got one that was deleted; choose another',
      );
    if (!isGrid(sheet))
      throw new Problem(
        'tab-without-cells',
        `the tab "${sheet.getName()}" must have cells, got a chart or a data source; choose another`,
      );
    return sheet;
  }

  /**
   * The tab of a kind to write to: ours if there is one, else one under construction, which a broken run may have
   * left. It gets its name only by `finish`, so that a tab that bears our name and is not ours is never touched.
   */
  toWrite(kind: OwnKind): Sheet {
    const own = this.of(kind);
    if (own) return own;
    const name = TITLES[kind] + BUILDING;
    const begun = this.book.getSheetByName(name);
    if (begun) return begun;
    // A new tab comes to the front; whoever asked for it stays where they are, at the cells that they selected.
    const active = this.book.getActiveSheet();
    const sheet = this.book.insertSheet(name, this.book.getNumSheets());
    this.book.setActiveSheet(active, true);
    return sheet;
  }

  /** Gives a tab under construction its tag and its name; any other stays as it is. */
  finish(sheet: Sheet, kind: OwnKind): void {
    const title = TITLES[kind];
    if (sheet.getName() !== title + BUILDING) return;
    const id = sheet.getSheetId();
    if (!this.#read().some(tag => tag.kind === kind && tag.id === id)) {
      sheet.addDeveloperMetadata(KEY, `${kind} ${id}`);
      this.#read().push({ kind, id });
    }
    let name = title;
    for (let i = 2; this.book.getSheetByName(name); i++) name = `${title} ${i}`;
    sheet.setName(name);
  }

  /** Takes a tab away that was under construction; one that stood before stays as it is. */
  dropUnfinished(kind: OwnKind): void {
    const sheet = this.book.getSheetByName(TITLES[kind] + BUILDING);
    if (sheet) this.delete(sheet);
  }

  /** Takes the tag of a kind away: the tab stays, and is a person's from then on. */
  release(kind: OwnKind): void {
    for (const { tag } of this.#read().filter(each => each.kind === kind)) tag?.remove();
    this.#tags = undefined;
  }

  /** Deletes a tab. */
  delete(sheet: Sheet): void {
    this.#sheets.delete(sheet.getSheetId());
    this.book.deleteSheet(sheet);
  }

  /**
   * Remembers which tab the pipeline is, so that it is found after it was renamed and from any other tab. It is kept
   * with the spreadsheet, not on the tab, which is the user's and may be protected. A convenience, so nothing fails
   * where it can't be kept.
   */
  rememberPipeline(sheet: Sheet): void {
    const id = sheet.getSheetId();
    const known = this.#read().filter(tag => tag.kind === 'pipeline');
    if (known[0]?.id === id) return;
    try {
      for (const { tag } of known) tag?.remove();
      this.book.addDeveloperMetadata(KEY, `pipeline ${id}`);
    } catch (error) {
      console.warn(error);
    }
    this.#tags = undefined;
  }
}

function isGrid(sheet: Sheet): boolean {
  return sheet.getType() === SpreadsheetApp.SheetType.GRID;
}
