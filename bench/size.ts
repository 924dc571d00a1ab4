// How large what ships is, and which parts it is made of.
import { readFileSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { LIMITS, modulesOf } from '../build/sizes.mjs';
import { count, kib, met, type Part, percent, table } from './report.ts';

const KIB = 1024;

export function sizeOf(code: string, metafile: Metafile): Part {
  const sidebar = readFileSync('dist/Sidebar.html', 'utf8');
  const targets: [string, number, number][] = [
    ['dist/Code.js', Buffer.byteLength(code), LIMITS['Code.js']],
    ['dist/Sidebar.html', Buffer.byteLength(sidebar), LIMITS['Sidebar.html']],
  ];
  const modules = largestFirst(metafile);
  const bundled = modules.reduce((sum, { bytes }) => sum + bytes, 0);
  const rest = Buffer.byteLength(code) - bundled;
  const share = (bytes: number) => percent(bytes / Buffer.byteLength(code));
  const folders = new Map<string, { bytes: number; files: number }>();
  for (const { name, bytes } of modules) {
    const folder = folderOf(name);
    const known = folders.get(folder) ?? { bytes: 0, files: 0 };
    folders.set(folder, { bytes: known.bytes + bytes, files: known.files + 1 });
  }
  return {
    title: 'Size',
    body: [
      table(
        ['File', 'KiB', 'At most', ''],
        targets.map(([name, bytes, most]) => [name, kib(bytes), most, met(bytes <= most * KIB)]),
      ),
      'Whoever waits feels none of it: docs/scale.md, What a person waits for.',
      'What Code.js is made of. The doors are the documented functions that a sheet calls; their comments are what Sheets ' +
        'shows while one types.',
      table(
        ['Part', 'Files', 'KiB', 'Share'],
        [
          ...[...folders]
            .sort(([, a], [, b]) => b.bytes - a.bytes)
            .map(([folder, { files, bytes }]) => [folder, files, kib(bytes), share(bytes)]),
          ['the doors, and what holds the bundle together', '', kib(rest), share(rest)],
        ],
      ),
      `The ten largest of ${count(modules.length)} modules.`,
      table(
        ['Module', 'KiB', 'Share'],
        modules.slice(0, 10).map(({ name, bytes }) => [name, kib(bytes), share(bytes)]),
      ),
    ],
  };
}

/** What each module takes in the bundle, the largest first. */
export function largestFirst(metafile: Metafile): { name: string; bytes: number }[] {
  return Object.entries(modulesOf(metafile))
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes);
}

function folderOf(name: string): string {
  const parts = name.split('/');
  if (parts[0] === 'node_modules') return parts.slice(0, parts[1]?.startsWith('@') ? 3 : 2).join('/');
  return parts.slice(0, -1).join('/') || name;
}
