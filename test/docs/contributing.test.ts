// The worked changes of CONTRIBUTING.md: each is applied to a copy of the tree, compiles there, and its test passes.
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const changes = [...text.matchAll(/^### (.+): (\d+) files?\n[\s\S]*?```diff\n([\s\S]*?)```/gm)].map(
  ([, title = '', files = '', diff = '']) => ({ title, files: Number(files), diff }),
);

interface Patch {
  file: string;
  isNew: boolean;
  hunks: string[];
}

/** The files of a diff, each with its hunks; a hunk is found by its text, so it needs no line numbers. */
function patchesOf(diff: string): Patch[] {
  return diff
    .split(/^(?=--- )/m)
    .filter(Boolean)
    .map(part => {
      const [, from = '', file = '', body = ''] = /^--- (\S+)\n\+\+\+ b\/(\S+)\n([\s\S]*)$/.exec(part) ?? [];
      return { file, isNew: from === '/dev/null', hunks: body.split(/^@@\n/m).slice(1) };
    });
}

const side = (hunk: string, dropped: '+' | '-') =>
  hunk
    .split('\n')
    .slice(0, -1)
    .filter(line => !line.startsWith(dropped))
    .map(line => `${line.slice(1)}\n`)
    .join('');

function apply(folder: string, { file, isNew, hunks }: Patch): void {
  const path = join(folder, file);
  let source = isNew ? '' : readFileSync(path, 'utf8');
  for (const hunk of hunks) {
    const before = side(hunk, '+');
    const [head = '', ...rest] = before ? source.split(before) : ['', source];
    expect(rest, `${file} must have this once:\n${before}`).toHaveLength(1);
    source = head + side(hunk, '-') + rest[0];
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A copy of the tree, with the packages and what the compiler knows already. */
function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'change-'));
  folders.push(folder);
  const isLeftOut = /^(node_modules|\.git|dist|site|release|\.cache)$/;
  cpSync(root, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: from => !isLeftOut.test(basename(from)),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const known = join(root, '.cache/types');
  if (existsSync(known))
    cpSync(known, join(folder, '.cache/types'), { recursive: true, preserveTimestamps: true });
  return folder;
}

/** Runs a command there; what it says is the failure's message. */
async function inCopy(folder: string, ...words: string[]): Promise<void> {
  const [script = '', ...rest] = words;
  await run(process.execPath, [join(root, 'node_modules', script), ...rest], { cwd: folder }).catch(error => {
    throw new Error(`${words.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });
}

describe('the worked changes of CONTRIBUTING.md', () => {
  test('are one of each kind', () => {
    expect(changes.map(({ title }) => title)).toEqual([
      'A custom function',
      'A KPI',
      'A scorecard column',
      'A CRM’s headers',
      'A setting',
      'A static panel',
      'A panel that asks the sheet',
    ]);
  });

  test.each(changes)(
    '$title touches $files files, compiles, and does what its test says',
    async ({ files, diff }) => {
      const patches = patchesOf(diff);
      expect(patches.filter(({ file }) => !file.startsWith('test/'))).toHaveLength(files);
      const folder = copyOfTree();
      for (const patch of patches) apply(folder, patch);
      await inCopy(folder, 'typescript/bin/tsc', '-b');
      const tests = patches
        .filter(({ file, isNew }) => isNew && file.endsWith('.test.ts'))
        .map(({ file }) => file);
      if (tests.length) await inCopy(folder, 'vitest/vitest.mjs', 'run', ...tests);
    },
  );
});
