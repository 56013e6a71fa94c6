import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // `server-only` throws outside Next; under test the server folders run as they are.
      'server-only': here('./lib/testing/server-only.ts'),
    },
  },
  test: {
    include: ['{lib,components,app}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    // One processor would be left free for somebody who watches; here nobody does, and half of the tests wait for servers.
    maxWorkers: '100%',
    // What earlier tests have read must not be at hand.
    env: { POLYARCH_CACHE_BYTES: '0' },
    globalSetup: ['lib/testing/watch-output.ts'],
    setupFiles: ['lib/testing/own-data-folder.ts'],
  },
});
