import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveOfFiles, inPieces } from '../testing/archive-of';
import { imageFixtures } from '../testing/image-fixtures';
import { layoutFilesOf, writeFolder } from '../testing/write-layout';
import { layoutNames } from './layout-names';
import { receiveLayout } from './receive-layout';
import { makeUnfinishedLayout, removeUnfinishedLayouts, removeUploadedLayout } from './uploaded-layouts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploaded-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = layoutFilesOf({ v1: imageFixtures.ociManifest() });

test('a layout that was uploaded can be removed, whole', async () => {
  const { name } = await receiveLayout(inPieces(await archiveOfFiles(files)), { folder, maxBytes: 1e6 });
  await removeUploadedLayout(name, folder);
  expect(await readdir(folder)).toEqual([]);
  await expect(removeUploadedLayout(name, folder)).rejects.toMatchObject({ problem: { code: 'not_found' } });
});

test.each([
  ['sample', 'forbidden'],
  ['missing', 'not_found'],
  ['..', 'reference_invalid'],
  ['.upload-1', 'reference_invalid'],
])('no other is removed: “%s” is refused with %s', async (name, code) => {
  await writeFolder(join(folder, 'sample'), files);
  await mkdir(join(folder, '.upload-1'));
  await expect(removeUploadedLayout(name, folder)).rejects.toMatchObject({ problem: { code } });
  expect(await readdir(folder)).toEqual(['.upload-1', 'sample']);
});

test('what a process left unfinished is seen by nobody, and goes at the next start', async () => {
  await writeFolder(join(folder, await makeUnfinishedLayout(folder)), files);
  await writeFolder(join(folder, 'sample'), files);
  expect(await layoutNames(folder)).toEqual(['sample']);
  await removeUnfinishedLayouts(folder);
  expect(await readdir(folder)).toEqual(['sample']);
  await removeUnfinishedLayouts(join(folder, 'none'));
});
