import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listLayouts } from '../layout/list-layouts';
import { ensureSampleLayout } from './ensure-sample-layout';
import { sampleVersion, sampleVersionAnnotation } from './sample-version';

let folder: string;
const indexPath = () => join(folder, 'sample', 'index.json');
const indexOf = (version: number) =>
  JSON.stringify({ schemaVersion: 2, manifests: [], annotations: { [sampleVersionAnnotation]: String(version) } });

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'ensure-')), 'layouts');
});

afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('ensureSampleLayout', () => {
  test('makes the layouts folder and the sample in it, and leaves nothing else behind', async () => {
    await ensureSampleLayout(folder);
    expect(await readdir(folder)).toEqual(['sample']);
    expect((await listLayouts(folder))[0]?.tags).toContain('linux8');
  });

  test('leaves the layout of this version as it is', async () => {
    await ensureSampleLayout(folder);
    const before = await stat(indexPath());
    await ensureSampleLayout(folder);
    expect((await stat(indexPath())).ino).toBe(before.ino);
  });

  test('replaces the layout of an older version, whole', async () => {
    await writeIndex(indexOf(sampleVersion - 1));
    await writeFile(join(folder, 'sample', 'leftover'), '');
    await ensureSampleLayout(folder);
    expect(await readdir(folder)).toEqual(['sample']);
    expect((await readdir(join(folder, 'sample'))).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  });

  test.each([
    ['of a newer version', indexOf(sampleVersion + 1)],
    ['that a person made', '{"schemaVersion":2,"manifests":[]}'],
    ['that is damaged', '{'],
  ])('leaves a layout %s alone', async (_, index) => {
    await writeIndex(index);
    await ensureSampleLayout(folder);
    expect(await readFile(indexPath(), 'utf8')).toBe(index);
    expect(await readdir(folder)).toEqual(['sample']);
  });

  test('lets several starts at once end with one layout', async () => {
    await Promise.all([1, 2, 3].map(() => ensureSampleLayout(folder)));
    expect(await readdir(folder)).toEqual(['sample']);
  });
});

async function writeIndex(text: string): Promise<void> {
  await mkdir(join(folder, 'sample'), { recursive: true });
  await writeFile(indexPath(), text);
}
