import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../problem/problem';
import { image } from '../testing/fixtures';
import { layoutFilesOf, writeFolder, writeTar } from '../testing/write-layout';
import { layoutContent } from './layout-content';
import { listLayouts } from './list-layouts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layouts-'));
});

afterEach(() => rm(folder, { recursive: true }));

const content = (layout: string) => layoutContent({ kind: 'layout', layout }, folder);
const resolve = (layout: string) => content(layout).resolve({ kind: 'layout', layout });
const problem = (code: ProblemCode, more: object = {}) => ({ problem: expect.objectContaining({ code, ...more }) });
const one = () => image({ os: 'linux', architecture: 'amd64' });
const other = () => image({ os: 'linux', architecture: 'amd64' }, { content: 'other' });

describe('the layouts folder', () => {
  test('names the layouts there are when one is unknown', async () => {
    await writeFolder(join(folder, 'b'), layoutFilesOf({ x: one() }));
    await writeTar(join(folder, 'a.tar'), layoutFilesOf({ x: one() }));
    const details = { layouts: ['a', 'b'] };
    await expect(resolve('c')).rejects.toMatchObject(problem('not_found', { details }));
  });

  test('lists layouts with their tags, broken ones without, and nothing else', async () => {
    await writeFolder(join(folder, 'b'), layoutFilesOf({ y: one(), x: one() }));
    await writeTar(join(folder, 'a.tar'), layoutFilesOf({ z: one() }));
    await writeFile(join(folder, 'broken.tar'), 'not a tar');
    await writeFile(join(folder, 'note.txt'), '');
    await mkdir(join(folder, '.hidden'));
    await symlink('b', join(folder, 'link'));
    expect(await listLayouts(folder)).toEqual([
      { name: 'a', tags: ['z'] },
      { name: 'b', tags: ['x', 'y'] },
      { name: 'broken', tags: [] },
    ]);
    expect(await listLayouts(join(folder, 'absent'))).toEqual([]);
  });

  test.each(['..', '.', 'a/b', '/etc', 'A', '', 'a\0', '-a'])('refuses “%s” as a name', async (name) => {
    await expect(resolve(name)).rejects.toMatchObject(problem('reference_invalid'));
  });

  test('knows of no layout with a name too long for the disk', async () => {
    await expect(resolve('a'.repeat(400))).rejects.toMatchObject(problem('not_found'));
  });

  test('follows a tar that was replaced', async () => {
    const path = join(folder, 'a.tar');
    await writeTar(path, layoutFilesOf({ x: one() }));
    expect((await resolve('a')).digest).toBe(one().descriptor.digest);
    await writeTar(`${path}.new`, layoutFilesOf({ longer: other() }));
    await rename(`${path}.new`, path);
    expect((await resolve('a')).digest).toBe(other().descriptor.digest);
  });

  test('says that a tar was cut short', async () => {
    const path = join(folder, 'a.tar');
    await writeTar(path, layoutFilesOf({ x: one() }));
    await truncate(path, 700);
    await expect(resolve('a')).rejects.toMatchObject(problem('manifest_invalid'));
  });

  test('refuses symbolic links at every step of the way', async () => {
    const real = join(folder, 'real');
    const fixture = one();
    const [algorithm, hex] = fixture.descriptor.digest.split(':');
    await writeFolder(real, layoutFilesOf({ x: fixture }));
    await writeTar(join(folder, 'archive.tar'), layoutFilesOf({ x: fixture }));
    await symlink(real, join(folder, 'linked'));
    await symlink(join(folder, 'archive.tar'), join(folder, 'linked-tar.tar'));
    for (const step of ['blobs', `blobs/${algorithm}`, `blobs/${algorithm}/${hex}`]) {
      await rename(join(real, step), join(folder, 'aside'));
      await symlink(join(folder, 'aside'), join(real, step));
      await expect(content('real').getManifest(fixture.descriptor)).rejects.toMatchObject(problem('forbidden'));
      await rm(join(real, step));
      await rename(join(folder, 'aside'), join(real, step));
    }
    await expect(resolve('linked')).rejects.toMatchObject(problem('forbidden'));
    await expect(resolve('linked-tar')).rejects.toMatchObject(problem('forbidden'));
    expect((await content('real').getManifest(fixture.descriptor)).length).toBe(fixture.descriptor.size);
  });

  test('does not wait on a pipe in the place of a blob', async () => {
    const fixture = one();
    const path = join(folder, 'a', 'blobs', fixture.descriptor.digest.replace(':', '/'));
    await writeFolder(join(folder, 'a'), layoutFilesOf({ x: fixture }));
    await rm(path);
    await promisify(execFile)('mkfifo', [path]);
    await expect(content('a').getManifest(fixture.descriptor)).rejects.toMatchObject(problem('not_found'));
  });
});
