// Who has no warehouse is not asked for rights to one: the plain build has neither the service, nor its scope, nor the code.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'acorn';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../build/bundles.mjs';
import { warehouseManifest } from '../../build/warehouse.mjs';
import { warehouseDist } from '../support/warehouse.ts';

const root = resolve(import.meta.dirname, '../..');
const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const doorsIn = (code: string) => [...code.matchAll(/^function (\w+)\(/gm)].map(([, name = '']) => name);
const OWN = ['warehouseEstimate', 'warehouseLast', 'warehouseNames', 'warehouseRun', 'warehouseTable'];

/** True where a script names something by itself, not as a member and not in a text. */
function names(code: string, name: string): boolean {
  let found = false;
  let isMember = false;
  parse(code, {
    ecmaVersion: 2019,
    sourceType: 'script',
    onToken: ({ type, start, end }) => {
      if (type.label === 'name' && !isMember && code.slice(start, end) === name) found = true;
      isMember = type.label === '.';
    },
  });
  return found;
}

describe('the plain build', () => {
  const plain = readFileSync(join(root, 'dist/Code.js'), 'utf8');

  test('asks for the current spreadsheet and its sidebar, and enables no service', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'dist/appsscript.json'), 'utf8'));
    expect(manifest.oauthScopes).toEqual([scope('spreadsheets.currentonly'), scope('script.container.ui')]);
    expect(manifest.dependencies).toBeUndefined();
  });

  test('names neither the service nor any other way out', () => {
    for (const name of ['BigQuery', 'UrlFetchApp', 'fetch', 'XMLHttpRequest'])
      expect(names(plain, name), name).toBe(false);
    expect(doorsIn(plain).filter(name => OWN.includes(name))).toEqual([]);
    for (const page of ['Code.js', 'Sidebar.html'])
      for (const text of ['getQueryResults', 'warehouseRun', 'maximumBytesBilled', 'bigquery.readonly'])
        expect(readFileSync(join(root, 'dist', page), 'utf8')).not.toContain(text);
  });

  test('is made of no module of the client', async () => {
    const { metafile } = await codeOf();
    expect(Object.keys(metafile.inputs).filter(file => /bigquery|addon\/warehouse/.test(file))).toEqual([]);
  });
});

describe('the build with the service', () => {
  let code: string;
  let folder: string;
  beforeAll(async () => {
    folder = await warehouseDist();
    code = readFileSync(join(folder, 'Code.js'), 'utf8');
  });

  test('has its own manifest: the service, and the narrowest scope that reads', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8'));
    expect(manifest).toEqual(warehouseManifest());
    expect(manifest.oauthScopes).toEqual([
      scope('spreadsheets.currentonly'),
      scope('script.container.ui'),
      scope('bigquery.readonly'),
    ]);
    expect(manifest.dependencies.enabledAdvancedServices).toEqual([
      { userSymbol: 'BigQuery', serviceId: 'bigquery', version: 'v2' },
    ]);
  });

  test('has every door of the plain build and five of its own, and reaches no other host', () => {
    const plain = doorsIn(readFileSync(join(root, 'dist/Code.js'), 'utf8'));
    expect(doorsIn(code).sort()).toEqual([...plain, ...OWN].sort());
    expect(names(code, 'BigQuery')).toBe(true);
    expect(names(code, 'UrlFetchApp')).toBe(false);
  });

  test('leaves dist alone', () => {
    expect(folder).not.toContain(join(root, 'dist'));
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toContain('dist-warehouse/');
  });
});
