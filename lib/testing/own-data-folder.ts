import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { secretsInFolder } from './secrets-in-folder';

// Set up for each test file: the database belongs to one process, and none belongs to the tests.
const folder = mkdtempSync(join(tmpdir(), 'polyarch-data-'));
process.env.POLYARCH_DATA = folder;

afterAll(async () => {
  await (await globalThis.polyarchStore)?.destroy();
  const left = await secretsInFolder(folder);
  rmSync(folder, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`Secrets lie in the data folder: ${left.join(', ')}.`);
});
