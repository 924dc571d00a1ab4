// Opens the host in Node: the same spreadsheet and the same strictness as in the page, without anything drawn.
import { readFileSync } from 'node:fs';
import { readFile } from '../files/read-file.ts';
import { Book } from '../host/book.ts';
import { type Engine, modelPlugins, startEngine } from '../host/engine.ts';
import { Host, type HostOptions, type Project } from '../host/host.ts';
import { seedSnapshot, type TabSeed } from '../host/seed.ts';
import { localeOf } from '../host/spreadsheet-locale.ts';
import { Workbench } from '../host/workbench.ts';
import { builtProject } from '../project.mjs';
import { engineParts } from './engine-parts.ts';
import { nodeRealms } from './realm-node.ts';

export interface OpenOptions extends HostOptions {
  /** The folder of a built add-on: Code.js, its pages, appsscript.json. */
  dist?: string;
  /** Or the script itself, with its pages and its manifest. */
  code?: string;
  html?: Record<string, string>;
  manifest?: Project['manifest'];
  sheets?: readonly TabSeed[];
  name?: string;
  locale?: string;
  timeZone?: string;
  /** The mode in which onOpen runs; false leaves it out. Enabled in this document: LIMITED. */
  onOpen?: 'LIMITED' | 'NONE' | false;
}

const SCOPES = ['spreadsheets.currentonly', 'script.container.ui'].map(
  scope => `https://www.googleapis.com/auth/${scope}`,
);

function startNodeEngine(tabs: readonly TabSeed[], locale: string): Engine {
  const parts = engineParts();
  const { core } = parts;
  const univer = new core.Univer({
    locale: core.LocaleType.EN_US,
    locales: { [core.LocaleType.EN_US]: {} },
    logLevel: core.LogLevel.SILENT,
  });
  for (const plugin of modelPlugins(parts)) univer.registerPlugin(plugin);
  return startEngine(parts, univer, seedSnapshot(tabs, localeOf(locale)));
}

/** A user's own file (.csv, .xlsx) as tabs, converted as Sheets' import does it for a locale. */
export function tabsOf(
  path: string,
  locale = 'en_US',
  year = new Date().getUTCFullYear(),
): Promise<TabSeed[]> {
  return readFile(path, readFileSync(path), localeOf(locale), year);
}

function projectOf({ code, html = {}, manifest, dist }: OpenOptions): Project {
  if (code !== undefined)
    return { code, html, manifest: { timeZone: 'Etc/UTC', oauthScopes: SCOPES, ...manifest } };
  if (dist === undefined)
    throw new Error('open needs the folder of a built add-on as dist, or its script as code');
  return builtProject(dist);
}

export async function open(options: OpenOptions): Promise<Workbench> {
  const locale = options.locale ?? 'en_US';
  const tabs = options.sheets?.length ? options.sheets : [{ name: 'Sheet1' }];
  const project = projectOf(options);
  const engine = startNodeEngine(tabs, locale);
  const book = new Book(engine, {
    name: options.name ?? 'Workbench',
    locale,
    timeZone: options.timeZone ?? 'America/New_York',
    year: new Date(options.now ?? Date.now()).getUTCFullYear(),
  });
  const workbench = new Workbench(new Host(book, project, nodeRealms, options), options.seed ?? 1);
  if (options.onOpen !== false) workbench.opened(options.onOpen ?? 'LIMITED');
  await workbench.settled();
  return workbench;
}
