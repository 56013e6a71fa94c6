import { defineConfig } from '@playwright/test';
import journeys from '../playwright.config';

/** `npm run bench`: one measurement after another, in one worker. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it.
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  // A slow machine makes figures worse; it never makes a measurement fail.
  timeout: 30 * 60_000,
  reporter: [['list'], ['./table-reporter.ts']],
  use: { ...journeys.use, baseURL: undefined, trace: 'off' },
});
