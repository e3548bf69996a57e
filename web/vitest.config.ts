import { defineConfig } from 'vitest/config';

// Unit tests run in Node; browser tests drive a real browser from Node (npm run test:browser).
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
    environment: 'node',
  },
});
