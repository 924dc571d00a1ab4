import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'workbench/test/*.test.ts', 'bench/test/*.test.ts'],
    // Two, also where there are two cores: while a browser is waited for, another file goes on.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
