import './require-node.mjs';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ensurePeers } from './peers.mjs';
import { inProject, next, root } from './project.mjs';
import { run } from './run.mjs';
import { closingLine, nothing, oneTest, readPlaywrightReport, readVitestReport, sum } from './tally.mjs';

// `npm test`: sets up what the tests need, runs them all, and ends with one line that sums them up.
// `npm test check`, `unit`, `e2e`: these suites alone.
const skipIsFailure = process.env.POLYARCH_TEST_NO_SKIP === '1' || process.env.CI === 'true';
const reports = inProject('test-results');

await ensureInstalled();
const missing = (await ensurePeers()).filter((peer) => peer.required).map((peer) => peer.package);
if (missing.length > 0) {
  console.warn(
    `Tests that need ${missing.join(' or ')} are skipped. On Debian, as root: apt-get install ${missing.join(' ')}`,
  );
}
rmSync(reports, { recursive: true, force: true });

const suites = { check: checkSources, unit: runVitest, e2e: runPlaywright };
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in suites));
if (unknown !== undefined) {
  console.error(`There is no suite “${unknown}”: they are ${Object.keys(suites).join(', ')}.`);
  process.exit(1);
}
const tallies = [];
for (const [name, runSuite] of Object.entries(suites)) {
  if (asked.length === 0 || asked.includes(name)) tallies.push(await runSuite());
}
const total = sum(tallies);
console.log(`\n${closingLine(total)}`);
process.exit(total.failed > 0 ? 1 : 0);

/** Each static check counts as a test. */
async function checkSources() {
  const checks = [
    ['types of routes', [next, 'typegen']],
    ['types', [inProject('node_modules/typescript/bin/tsc'), '--noEmit']],
    ['lint and format', [inProject('node_modules/@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']],
    ['dead code', [inProject('node_modules/knip/bin/knip.js'), '--no-progress']],
  ];
  const tallies = [];
  for (const [name, args] of checks) {
    const ok = await run(process.execPath, args, { quiet: true });
    console.log(`${ok ? '✓' : '✗'} ${name}`);
    tallies.push(oneTest(ok));
  }
  return sum(tallies);
}

async function runVitest() {
  const withoutRegistry = missing.includes('docker-registry') ? testFilesThatUse('testing/registry-server') : [];
  const report = join(reports, 'vitest.json');
  const ok = await run(process.execPath, [
    inProject('node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...withoutRegistry.map((file) => `--exclude=${file}`),
  ]);
  return sum([readVitestReport(report, ok), skipped(withoutRegistry.length)]);
}

async function runPlaywright() {
  const config = inProject('e2e/playwright.config.ts');
  if (!existsSync(config)) return nothing;
  if (missing.length > 0) return skipped(1);
  if (!(await ensureBuilt())) return oneTest(false);
  const report = join(reports, 'playwright.json');
  const ok = await run(
    process.execPath,
    [inProject('node_modules/@playwright/test/cli.js'), 'test', '--config', config, '--reporter=list,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  return readPlaywrightReport(report, ok);
}

/** Suites that could not run for want of a program. @param {number} count */
function skipped(count) {
  return skipIsFailure ? { ...nothing, failed: count } : { ...nothing, skipped: count };
}

/** @param {string} module */
function testFilesThatUse(module) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules') && readFileSync(file, 'utf8').includes(module))
    .map((file) => relative(root, file));
}
