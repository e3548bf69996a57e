import { defineConfig } from 'vitest/config';

// The built pages, the fixture behind them, and a real browser. `npm run build` comes first.
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    environment: 'node',
    // One browser at a time: the fixture's world is shared within a file only.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
