import type { Draft } from './definition.ts';
import { DEFINITIONS } from './definitions.ts';
import type { Settings } from './settings.ts';
import { unsetSettings } from './settings.ts';

/** The settings of a sheet that has none: what the definitions say. */
export function defaultSettings(): Settings {
  const settings = unsetSettings();
  for (const { name, standard, put } of DEFINITIONS)
    if (standard !== undefined && typeof name === 'string') put({ settings } as Draft, standard, name);
  return settings;
}
