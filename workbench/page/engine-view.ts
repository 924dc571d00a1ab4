// The engine with everything that draws it. The model's packages go to the host, as they do in Node.
import * as core from '@univerjs/core';
import * as formula from '@univerjs/engine-formula';
import '@univerjs/preset-sheets-core/lib/index.css';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationUS from '@univerjs/preset-sheets-data-validation/locales/en-US';
import '@univerjs/preset-sheets-drawing/lib/index.css';
import { UniverSheetsDrawingPreset } from '@univerjs/preset-sheets-drawing';
import drawingUS from '@univerjs/preset-sheets-drawing/locales/en-US';
import '@univerjs/preset-sheets-note/lib/index.css';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteUS from '@univerjs/preset-sheets-note/locales/en-US';
import * as sheets from '@univerjs/sheets';
import * as conditionalFormatting from '@univerjs/sheets-conditional-formatting';
import * as sheetsFormula from '@univerjs/sheets-formula';
import * as numberFormat from '@univerjs/sheets-numfmt';
import { defaultTheme } from '@univerjs/themes';
import { type Engine, type EngineParts, startEngine } from '../host/engine.ts';
import { seedSnapshot, type TabSeed } from '../host/seed.ts';
import { localeOf } from '../host/spreadsheet-locale.ts';

const parts: EngineParts = { core, formula, sheets, sheetsFormula, numberFormat, conditionalFormatting };

type Listed = core.PluginCtor<core.Plugin> | [core.PluginCtor<core.Plugin>, object];

/** Words that the engine's own list lacks: it would show their keys. A group that is given again replaces the first. */
const missingWords = {
  'sheets-formula': {
    ...(enUS as Record<string, object>)['sheets-formula'],
    progress: {
      analyzing: 'Analyzing',
      calculating: 'Calculating',
      'array-analysis': 'Analyzing',
      'array-calculation': 'Calculating',
      done: 'Done',
    },
  },
};

export function startView(tabs: readonly TabSeed[], locale: string): Engine {
  const univer = new core.Univer({
    theme: defaultTheme,
    locale: core.LocaleType.EN_US,
    locales: {
      [core.LocaleType.EN_US]: core.mergeLocales(enUS, drawingUS, noteUS, validationUS, missingWords),
    },
    logLevel: core.LogLevel.ERROR,
  });
  const presets = [
    UniverSheetsCorePreset({
      container: 'grid',
      header: true,
      ribbonType: 'simple',
      footer: { zoomSlider: false, menus: false },
      disableAutoFocus: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true, protectedRangeShadow: false },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
    } as never),
    UniverSheetsDrawingPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsDataValidationPreset(),
  ];
  const listed = presets.flatMap(preset => preset.plugins as unknown as Listed[]);
  // Only the evaluation of conditional formats: making rules by hand would go past the book, which keeps them.
  listed.push(conditionalFormatting.UniverSheetsConditionalFormattingPlugin as unknown as Listed as never);
  for (const plugin of listed) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1] as never);
    else univer.registerPlugin(plugin);
  }
  return startEngine(parts, univer, seedSnapshot(tabs, localeOf(locale)));
}
