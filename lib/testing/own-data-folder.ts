import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// Set up for each test file: the database belongs to one process, and none belongs to the tests.
const folder = mkdtempSync(join(tmpdir(), 'polyarch-data-'));
process.env.POLYARCH_DATA = folder;

afterAll(async () => {
  await (await globalThis.polyarchStore)?.destroy();
  rmSync(folder, { recursive: true, force: true });
});
