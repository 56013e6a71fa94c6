import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-install-'));
});
afterEach(() => rm(folder, { recursive: true }));

type Packages = Record<string, { version: string; optional?: boolean }>;

async function installed(wanted: Packages, present: Packages | null): Promise<boolean> {
  const [lock, hidden] = [join(folder, 'lock'), join(folder, 'hidden')];
  await writeFile(lock, JSON.stringify({ packages: { '': { version: '0.1.0' }, ...wanted } }));
  if (present !== null) await writeFile(hidden, JSON.stringify({ packages: present }));
  return isInstalled(lock, hidden);
}

const zod = { 'node_modules/zod': { version: '4.0.0' } };

describe('isInstalled', () => {
  it('holds when every package is there at its version', async () => {
    expect(await installed(zod, zod)).toBe(true);
  });

  it('does not hold on a fresh clone, with a package missing or of another version', async () => {
    expect(await installed(zod, null)).toBe(false);
    expect(await installed(zod, {})).toBe(false);
    expect(await installed(zod, { 'node_modules/zod': { version: '4.0.1' } })).toBe(false);
  });

  it('does not miss packages for other systems', async () => {
    expect(await installed({ ...zod, 'node_modules/x-win32': { version: '1.0.0', optional: true } }, zod)).toBe(true);
  });
});
