import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closingLine, oneTest, readPlaywrightReport, readVitestReport, sum } from './tally.mjs';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-tally-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function report(text: string): Promise<string> {
  const file = join(folder, 'report.json');
  await writeFile(file, text);
  return file;
}

describe('closingLine', () => {
  it('sums up, and names skipped tests only when there are any', () => {
    expect(closingLine(sum([oneTest(true), oneTest(true), oneTest(false)]))).toBe('2 passed, 1 failed');
    expect(closingLine({ passed: 3, failed: 0, skipped: 2 })).toBe('3 passed, 0 failed, 2 skipped');
  });
});

describe('reports', () => {
  it('of vitest count skipped and planned tests as skipped', async () => {
    const text = '{"numPassedTests":5,"numFailedTests":0,"numPendingTests":1,"numTodoTests":1}';
    expect(readVitestReport(await report(text), true)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  it('of Playwright count a test that passed only when tried again as failed', async () => {
    const text = '{"stats":{"expected":5,"unexpected":1,"flaky":1,"skipped":2}}';
    expect(readPlaywrightReport(await report(text), false)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('of a run that failed without a failing test count one failure', async () => {
    const vitest = '{"numPassedTests":5,"numFailedTests":0,"numPendingTests":0,"numTodoTests":0}';
    expect(readVitestReport(await report(vitest), false).failed).toBe(1);
    expect(readVitestReport(await report('{"numPass'), false).failed).toBe(1);
    expect(readPlaywrightReport(join(folder, 'absent.json'), false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
