// The steps of docs/setup.md, as far as they can be taken without an account.
import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<
  string,
  string
>;

/** A folder with what clasp reads, and a home in which nobody is logged in. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'));
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  copyFileSync(join(root, '.clasp.json'), join(folder, '.clasp.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clasp = (...words: string[]) =>
  run(process.execPath, [join(root, 'node_modules/@google/clasp/build/src/index.js'), ...words], {
    cwd: folder,
    env: { ...process.env, HOME: folder, USERPROFILE: folder },
  });

test('npm run push builds, and pushes with --force, so that no question about the manifest is taken for no', () => {
  expect(scripts.push).toBe('npm run build && clasp push --force');
  expect(readFileSync(join(root, 'docs/setup.md'), 'utf8')).toContain('`npm run push`');
});

test('clasp knows the option, and would push the three files that the way without Node pastes', async () => {
  const { stdout: help } = await clasp('push', '--help');
  expect(help).toMatch(/-f, --force/);
  const { stdout } = await clasp('show-file-status', '--json');
  const { filesToPush } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { filesToPush: string[] };
  expect(filesToPush.map(file => file.replace('dist/', '')).sort()).toEqual([
    'Code.js',
    'Sidebar.html',
    'appsscript.json',
  ]);
  for (const file of filesToPush)
    expect(readFileSync(join(root, 'docs/setup.md'), 'utf8')).toContain(`\`${file.replace('dist/', '')}\``);
});

test('the push goes as far as the login', async () => {
  const failed = await clasp('push', '--force').then(
    () => undefined,
    (error: { stderr: string; stdout: string; code: number }) => error,
  );
  expect(failed?.code).toBe(1);
  expect(`${failed?.stdout}${failed?.stderr}`).toMatch(/No credentials found/);
});
