import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSources } from './build.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-sources-'));
  await write('app/page.tsx', 'page');
  await write('proxy.ts', 'proxy');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

describe('hashSources', () => {
  it('stays while sources stay', () => {
    expect(hashSources(folder)).toBe(hashSources(folder));
  });

  it.each([
    ['a content', () => write('app/page.tsx', 'other')],
    ['a new file', () => write('lib/deep/new.ts', '')],
    ['a name', () => rename(join(folder, 'app/page.tsx'), join(folder, 'app/other.tsx'))],
    ['a dependency', () => write('package-lock.json', '{}')],
    ['a configuration', () => write('next.config.js', '')],
  ])('changes with %s', async (_, change) => {
    const before = hashSources(folder);
    await change();
    expect(hashSources(folder)).not.toBe(before);
  });

  it.each([
    'lib/oci/reference.test.ts',
    'components/ui/tabs.test.tsx',
    'lib/testing/push.ts',
    'e2e/home.spec.ts',
    '.env',
  ])('does not change with %s, which no build reads', async (name) => {
    const before = hashSources(folder);
    await write(name, 'x');
    expect(hashSources(folder)).toBe(before);
  });
});
