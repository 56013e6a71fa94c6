import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `npm run interop`. The files are no `*.test.ts`, so that neither `npm test` nor Playwright takes them for theirs. */
// biome-ignore lint/style/noDefaultExport: the form that Vitest reads
export default defineConfig({
  resolve: {
    alias: { '@': here('../..'), 'server-only': here('../../lib/testing/server-only.ts') },
  },
  test: {
    root: here('../..'),
    include: ['e2e/interop/*.interop.ts'],
    globalSetup: ['e2e/interop/find-programs.ts'],
    // Pushes are kept in a database, and what earlier tests have read must not be at hand.
    setupFiles: ['lib/testing/own-data-folder.ts'],
    env: { POLYARCH_CACHE_BYTES: '0' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
