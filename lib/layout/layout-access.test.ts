import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutAccess } from './layout-access';

test('a layout is told by its path and form; a directory comes before a tar, what is not there has none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-layouts-'));
  await mkdir(join(folder, 'both'));
  await Promise.all(['both.tar', 'packed.tar'].map((name) => writeFile(join(folder, name), '')));
  const access = (layout: string) => layoutAccess({ kind: 'layout', layout }, folder);
  expect(await access('both')).toEqual({ kind: 'layout', path: join(folder, 'both'), form: 'directory' });
  expect(await access('packed')).toEqual({ kind: 'layout', path: join(folder, 'packed.tar'), form: 'tar' });
  await expect(access('absent')).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await rm(folder, { recursive: true });
});
