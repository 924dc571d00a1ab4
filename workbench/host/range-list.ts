// RangeList: the same change to several ranges.
import { asGoogle } from './context.ts';
import { sheetMakers } from './sheet-place.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.RangeList;
type GRange = GoogleAppsScript.Spreadsheet.Range;

const listMethods = {
  activate: [''],
  clearContent: [''],
  clearFormat: [''],
  clearNote: [''],
  getRanges: [''],
  setBackground: ['string?'],
  setFontColor: ['string?'],
  setFontWeight: ['string?'],
  setHorizontalAlignment: ['string?'],
  setNote: ['string?'],
  setNumberFormat: ['string'],
  setValue: ['any'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

class HostRangeList implements Pick<G, keyof typeof listMethods> {
  #ranges: GRange[];

  constructor(ranges: GRange[]) {
    this.#ranges = ranges;
  }

  #each(change: (range: GRange) => unknown): G {
    for (const range of this.#ranges) change(range);
    return asGoogle(this);
  }

  getRanges(): GRange[] {
    return this.#ranges;
  }

  activate(): G {
    this.#ranges[0]?.activate();
    return asGoogle(this);
  }

  clearContent(): G {
    return this.#each(range => range.clearContent());
  }

  clearFormat(): G {
    return this.#each(range => range.clearFormat());
  }

  clearNote(): G {
    return this.#each(range => range.clearNote());
  }

  setBackground(color: string | null): G {
    return this.#each(range => range.setBackground(color));
  }

  setFontColor(color: string | null): G {
    return this.#each(range => range.setFontColor(color));
  }

  setFontWeight(fontWeight: 'bold' | 'normal' | null): G {
    return this.#each(range => range.setFontWeight(fontWeight));
  }

  setHorizontalAlignment(alignment: 'left' | 'center' | 'normal' | 'right' | null): G {
    return this.#each(range => range.setHorizontalAlignment(alignment));
  }

  setNote(note: string | null): G {
    return this.#each(range => range.setNote(note));
  }

  setNumberFormat(numberFormat: string): G {
    return this.#each(range => range.setNumberFormat(numberFormat));
  }

  setValue(value: unknown): G {
    return this.#each(range => range.setValue(value));
  }
}

sheetMakers.rangeList = (ranges: GRange[]) => new HostRangeList(ranges);

expose(HostRangeList, { name: 'RangeList', service: 'SpreadsheetApp', methods: listMethods });
