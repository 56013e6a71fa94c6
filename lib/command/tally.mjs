import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing,
  );
}

/** The line that `npm test` ends with. @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** @param {boolean} ok @returns {Tally} */
export function oneTest(ok) {
  return ok ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

/**
 * What a vitest run came to, of its JSON report; a run that failed though no test did counts as one failure.
 * @param {string} file
 * @param {boolean} ok
 */
export function readVitestReport(file, ok) {
  const report = readReport(file);
  return withFailedRun(
    {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    ok,
  );
}

/**
 * The same of a Playwright run. A test that passed when tried again is a failure here.
 * @param {string} file
 * @param {boolean} ok
 */
export function readPlaywrightReport(file, ok) {
  const stats = readReport(file)?.stats;
  return withFailedRun(
    {
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
      skipped: stats?.skipped ?? 0,
    },
    ok,
  );
}

/** @param {Tally} tally @param {boolean} ok */
function withFailedRun(tally, ok) {
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** @param {string} file */
function readReport(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // A run that was killed leaves half a report, and has failed anyway.
  }
}
