import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { digestOf } from './verify';

/** A process of its own that writes megabytes until it is killed, loaded as the tests load it. */
const writer = `
const { createServer } = await import('vite');
const { createHash, randomBytes } = await import('node:crypto');
const server = { middlewareMode: true, ws: false, watch: null };
const vite = await createServer({ configFile: 'vitest.config.ts', server, appType: 'custom', logLevel: 'silent' });
const { DiskCache } = await vite.ssrLoadModule('/lib/content/disk-cache.ts');
const disk = new DiskCache({ folder: process.argv[1], maxBytes: 1024 ** 3 });
for (;;) {
  const bytes = randomBytes(4 * 1024 * 1024);
  disk.write('sha256:' + createHash('sha256').update(bytes).digest('hex'), bytes.length, () => bytes);
  await disk.flush();
}`;

test('a process that is killed while it writes leaves no half file under a digest', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-killed-'));
  const files = () => readdir(join(folder, 'sha256'), { recursive: true, withFileTypes: true }).catch(() => []);
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, folder], { stdio: 'inherit' });
  const ended = once(child, 'exit');
  try {
    await expect.poll(async () => (await files()).length, { timeout: 15_000 }).toBeGreaterThan(4);
    await delay(Math.random() * 20);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  const written = (await files()).filter((file) => file.isFile());
  for (const { parentPath, name } of written) {
    expect(digestOf(await readFile(join(parentPath, name)))).toBe(`sha256:${name}`);
  }
  expect(written.length).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
});
