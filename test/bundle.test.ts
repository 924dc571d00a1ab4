import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { parse } from 'acorn';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf, requireWholeTemplates } from '../build/bundles.mjs';
import { door, publicFunctions } from '../build/doors.mjs';
import { LIMITS, sizeProblem } from '../build/sizes.mjs';

// What ships is what is tested: dist, as `npm run build` wrote it.
const root = resolve(import.meta.dirname, '..');
const code = readFileSync(resolve(root, 'dist/Code.js'), 'utf8');

/** What the sources say that a sheet may call, read as text. */
const sourceOf = (file: string): string => readFileSync(resolve(root, 'src', file), 'utf8');
const CUSTOM_FUNCTIONS = readdirSync(resolve(root, 'src/functions'))
  .filter(file => file.endsWith('.ts'))
  .flatMap(file => [...sourceOf(`functions/${file}`).matchAll(/^export function ([A-Z][A-Z0-9_]*)\(/gm)])
  .map(([, name = '']) => name);
const LISTED = [...sourceOf('main.ts').matchAll(/^export \{([^}]*)\} from '\.\/addon\//gm)].flatMap(
  ([, names = '']) => names.split(',').flatMap(name => name.trim() || []),
);

interface Statement {
  type: string;
  id?: { name: string };
  kind?: string;
  params?: { name: string }[];
  declarations?: { id: { name: string } }[];
}
let statements: Statement[];
beforeAll(() => {
  statements = (parse(code, { ecmaVersion: 2019, sourceType: 'script' }) as unknown as { body: Statement[] })
    .body;
});

describe('dist/Code.js', () => {
  test('has the functions that a sheet, a menu and the sidebar call', () => {
    for (const name of ['KPI_SCORECARD', 'MAGIC_NUMBER', 'PIPELINE_CHECK'])
      expect(CUSTOM_FUNCTIONS).toContain(name);
    for (const name of ['onOpen', 'onInstall', 'openSidebar', 'saveSettings']) expect(LISTED).toContain(name);
  });

  test('parses at ECMAScript 2019: one private constant, and functions; nothing else is global', () => {
    const [first, ...rest] = statements as [Statement, ...Statement[]];
    expect([first.kind, first.declarations?.map(d => d.id.name)]).toEqual(['const', ['barometer_']]);
    expect(new Set(rest.map(statement => statement.type))).toEqual(new Set(['FunctionDeclaration']));
    expect(rest.map(statement => statement.id?.name).sort()).toEqual([...CUSTOM_FUNCTIONS, ...LISTED].sort());
  });

  test('every door has a doc comment right above it; a custom function documents each parameter under its own name', () => {
    for (const { id, params = [] } of statements.slice(1)) {
      const at = code.indexOf(`\nfunction ${id?.name}(`);
      const above = code.slice(0, at);
      const doc = above.slice(above.lastIndexOf('/**'));
      expect(doc.trimEnd().endsWith('*/'), id?.name).toBe(true);
      if (!CUSTOM_FUNCTIONS.includes(id?.name ?? '')) continue;
      expect(doc).toContain('@customfunction');
      expect([...doc.matchAll(/@param (\w+) /g)].map(m => m[1])).toEqual(params.map(p => p.name));
    }
    expect(code).toContain(
      'function MAGIC_NUMBER(revenue_target, weeks, average_sale, close_ratio, gateway_ratio) {',
    );
  });

  test('loads in a bare context without touching anything, and computes', () => {
    const touched: string[] = [];
    const trap = (name: string) =>
      new Proxy(
        {},
        {
          get: (_, key) => {
            touched.push(`${name}.${String(key)}`);
            throw new Error('not while loading');
          },
        },
      );
    const services = [
      'SpreadsheetApp',
      'PropertiesService',
      'LockService',
      'CacheService',
      'HtmlService',
      'Utilities',
      'Session',
      'ScriptApp',
      'Charts',
    ];
    const context = vm.createContext(Object.fromEntries(services.map(name => [name, trap(name)])));
    const before = new Set(Object.getOwnPropertyNames(context));
    vm.runInContext(code, context);
    expect(touched).toEqual([]);
    const added = Object.getOwnPropertyNames(context).filter(name => !before.has(name));
    expect(added.sort()).toEqual([...CUSTOM_FUNCTIONS, ...LISTED].sort());
    // The worked case of docs/kpis.md.
    expect(vm.runInContext('MAGIC_NUMBER(600000, 13, 25000, 0.65, 0.6)', context)).toBe(4.733727810650888);
    expect(touched).toEqual([]);
  });

  test('draws no lots, and reads the clock for Check this installation alone', () => {
    expect(code).not.toMatch(/Math\.random|new Date\(\)/);
    const reads = Object.keys(JSON.parse(readFileSync(resolve(root, '.cache/sizes.json'), 'utf8'))['Code.js'])
      .filter(file => file.startsWith('src/'))
      .map(file => file.slice(4))
      .filter(file => /Date\.now/.test(sourceOf(file)));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.filter(file => !/^(addon\/installation\/|functions\/installation\.ts)/.test(file))).toEqual(
      [],
    );
  });

  test('the manifest asks for the document itself and the sidebar, and nothing more', () => {
    const manifest = JSON.parse(readFileSync(resolve(root, 'dist/appsscript.json'), 'utf8'));
    expect(manifest.oauthScopes).toEqual([
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
    ]);
    expect([manifest.runtimeVersion, manifest.timeZone]).toEqual(['V8', 'Etc/UTC']);
  });

  test('clasp would push the code, the sidebar and the manifest, and nothing more', async () => {
    const { stdout } = await promisify(execFile)('npx', ['clasp', 'show-file-status', '--json'], {
      cwd: root,
    });
    const { filesToPush } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    expect([...filesToPush].sort()).toEqual(['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']);
  });

  test('every package in it is listed, is permissively licensed, and its licence comes with it', () => {
    const rows = readFileSync(resolve(root, 'docs/dependencies.md'), 'utf8').matchAll(
      /^\| (Code\.js|Sidebar\.html) +\| (\S+) +\| (\S+) +\| (\S+) +\|/gm,
    );
    const html = readFileSync(resolve(root, 'dist/Sidebar.html'), 'utf8').replace(/\s+/g, ' ');
    const licences = [...rows].map(([, , name = '', , licence = '']) => {
      const folder = resolve(root, 'node_modules', name);
      const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each)) as string;
      // Terms that two packages have in the same words are there once, below the copyright line of each.
      const text = readFileSync(resolve(folder, file), 'utf8').trim();
      const [copyright = 'none'] = /^Copyright.*$/m.exec(text) ?? [];
      expect(html).toContain(`${name}: ${copyright}`);
      expect(html).toContain(
        text
          .slice(text.indexOf(copyright) + copyright.length)
          .replace(/\s+/g, ' ')
          .trim(),
      );
      return licence;
    });
    expect(licences.length).toBeGreaterThan(0);
    expect(licences.filter(licence => !/^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0)$/.test(licence))).toEqual(
      [],
    );
  });

  test('Code.js and Sidebar.html have at most what they may have', () => {
    const made = JSON.parse(readFileSync(resolve(root, '.cache/sizes.json'), 'utf8'));
    const recorded = JSON.parse(readFileSync(resolve(root, 'build/sizes.json'), 'utf8'));
    for (const file of ['Code.js', 'Sidebar.html'] as const) {
      const { length } = readFileSync(resolve(root, 'dist', file));
      expect(sizeProblem(file, length, made[file], recorded[file])).toBe(undefined);
    }
  });
});

describe('the build', () => {
  test('stops at a public function without a doc comment, and at a parameter that is not documented', () => {
    expect(
      publicFunctions()
        .map(f => f.name)
        .sort(),
    ).toEqual([...CUSTOM_FUNCTIONS, ...LISTED].sort());
    const file = 'src/functions/x.ts';
    expect(() => door({ name: 'X', parameters: [], file })).toThrow(
      'X in src/functions/x.ts is public and has no doc comment',
    );
    expect(() => door({ name: 'X', parameters: [], doc: '*\n * Does. \n ', file })).toThrow(
      'needs @customfunction',
    );
    expect(() =>
      door({ name: 'X', parameters: ['a'], doc: '*\n * Does.\n * @customfunction\n ', file }),
    ).toThrow('parameter a is not documented');
    expect(() => door({ name: 'x_', parameters: [], doc: '*\n * Does.\n ', file: 'src/addon/x.ts' })).toThrow(
      'private in Apps Script',
    );
  });

  test('says by how much a file is too large, and which folders and modules grew', () => {
    const before = { 'src/core/kpi/a.ts': 1000, 'src/core/kpi/b.ts': 2000, 'node_modules/@x/y/z.js': 500 };
    const now = { 'src/core/kpi/a.ts': 3048, 'src/core/kpi/b.ts': 1000, 'src/core/new/c.ts': 4096 };
    const most = LIMITS['Code.js'];
    expect(sizeProblem('Code.js', most * 1024, now, before)).toBe(undefined);
    expect(sizeProblem('Code.js', (most + 2.5) * 1024, now, before)).toBe(
      `dist/Code.js must be at most ${most} KiB, got ${most + 2.5} KiB: 2.5 KiB too much.\n` +
        'Since build/sizes.json was recorded, these folders grew: src/core/new +4.0 KiB (new), src/core/kpi +1.0 KiB;\n' +
        'these modules: src/core/new/c.ts +4.0 KiB (new), src/core/kpi/a.ts +2.0 KiB.',
    );
  });

  test('names functions in a stack where it is asked to be readable', async () => {
    const { code: readable } = await codeOf({ readable: true });
    const stackOf = (text: string): string =>
      vm.runInNewContext(
        `${text}\nlet stack; try { MAGIC_NUMBER('many', 13, 25000, 0.65) } catch (error) { stack = error.stack } stack`,
      );
    expect(stackOf(readable)).toMatch(/at numberOf [\s\S]*at cellByCell [\s\S]*MAGIC_NUMBER/);
    // As it ships it is smaller, and only the door has a name.
    expect(stackOf(code)).not.toContain('numberOf');
    expect(code.length).toBeLessThan(readable.length);
  });

  test('the sidebar that ships has no comment sign in a template literal', () => {
    const html = readFileSync(resolve(root, 'dist/Sidebar.html'), 'utf8');
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    expect(script.length).toBeGreaterThan(50_000);
    expect(() => requireWholeTemplates(script)).not.toThrow();
  });

  // <x> stands for a placeholder.
  const written = (text: string) => text.replaceAll('<x>', `$${'{x}'}`);

  test.each([
    ['const a = `https://example.com/<x>`;', 'https://example.com/'],
    ['const a = `<x> /* not a comment */`;', ' /* not a comment */'],
    ['const a = `<x>` + `//`;', '//'],
  ])('stops at a comment sign in a template literal: %s', (script, got) => {
    expect(() => requireWholeTemplates(written(script))).toThrow(
      `must have no // and no /* in it, because HtmlService strips what follows; got \`${got}`,
    );
  });

  test.each([
    "const a = 'https://example.com'; // a comment",
    'const a = `a/<x>/b` / 2; /* a comment */ const b = /`/; // `',
    'const a = `half / of <x>`;',
  ])('lets all else pass: %s', script => {
    expect(() => requireWholeTemplates(written(script))).not.toThrow();
  });
});
