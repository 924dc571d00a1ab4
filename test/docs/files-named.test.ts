// A file or folder of the project that the documentation names is there.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'bench/README.md'])(
  '%s names what is there',
  file => {
    const text = readFileSync(resolve(root, file), 'utf8').replace(/```[\s\S]*?```/g, '');
    const named = [...text.matchAll(/`((?:src|test|build|docs|bench|workbench|store)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const linked = [...text.matchAll(/\]\(([^):#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) =>
      resolve(root, file, '..', path),
    );
    expect(named.length + linked.length).toBeGreaterThan(0);
    const missing = [...named.map(path => resolve(root, path)), ...linked].filter(path => !existsSync(path));
    expect(missing).toEqual([]);
  },
);
