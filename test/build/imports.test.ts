// The rules of who may import whom bite; npm run check holds the sources to them.
import { expect, test } from 'vitest';
import { brokenRules, importsBelow, importsIn } from '../../build/imports.mjs';

const broken = (file: string, text: string) => brokenRules(importsIn(file, text));

test('the sources keep the rules', () => {
  const imports = importsBelow(['src', 'workbench']);
  expect(imports.length).toBeGreaterThan(500);
  expect(brokenRules(imports)).toEqual([]);
});

test('the sidebar takes types of addon and never a value', () => {
  const file = 'src/sidebar/panels/coach/coach.tsx';
  expect(broken(file, `import type { Answers } from '../../../addon/answers.ts';`)).toEqual([]);
  expect(broken(file, `import { type Answers, type Answer } from '../../../addon/answers.ts';`)).toEqual([]);
  const wrong = [
    'src/sidebar/panels/coach/coach.tsx must import only types from src/addon, got a value of src/addon/answers.ts',
  ];
  expect(broken(file, `import { answer } from '../../../addon/answers.ts';`)).toEqual(wrong);
  expect(broken(file, `import { answer, type Answers } from '../../../addon/answers.ts';`)).toEqual(wrong);
  expect(broken(file, `import '../../../addon/answers.ts';`)).toEqual(wrong);
  expect(broken(file, `const late = import('../../../addon/answers.ts');`)).toEqual(wrong);
  expect(broken(file, `export * from '../../../addon/answers.ts';`)).toEqual(wrong);
});

test('core imports nothing but core, functions nothing of addon, and the workbench nothing of the product', () => {
  expect(broken('src/core/kpi/a.ts', `import type { X } from '../../functions/figures.ts';`)).toEqual([
    'src/core/kpi/a.ts must import from src/core only, got src/functions/figures.ts',
  ]);
  expect(broken('src/functions/a.ts', `import { x } from '../addon/menu.ts';`)).toHaveLength(1);
  expect(broken('workbench/host/a.ts', `import { x } from '../../src/core/problem.ts';`)).toHaveLength(1);
  expect(broken('workbench/page/a.ts', `import { x } from '../../test/samples/team.ts';`)).toHaveLength(1);
  expect(broken('src/functions/a.ts', `import { x } from '../core/cells/cell.ts';`)).toEqual([]);
  expect(broken('test/core/a.test.ts', `import { x } from '../../src/addon/menu.ts';`)).toEqual([]);
});
