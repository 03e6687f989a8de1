import { defineConfig } from 'vitest/config';

/** The suites that take minutes: millions of rows, full disks, every reader. */
export default defineConfig({
  test: {
    include: ['test/**/*.long.ts'],
    pool: 'forks',
    maxWorkers: 1,
    sequence: { shuffle: { tests: true } },
    reporters: ['default', ['json', { outputFile: 'coverage/long.json' }]],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
