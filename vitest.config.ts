import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'workbench/test/*.test.ts', 'bench/test/*.test.ts'],
    setupFiles: ['test/support/laws.ts'],
    // Two, also where there are two cores: while a browser is waited for, another file goes on.
    maxWorkers: 2,
    // No test is about how long it takes; these only end what hangs, on a machine that has other work too.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
