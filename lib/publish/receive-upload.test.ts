import { watch } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { layoutsFolder } from '@/lib/layout/layouts-folder';
import { archiveOfFiles, inPieces } from '@/lib/testing/archive-of';
import { image } from '@/lib/testing/fixtures';
import { layoutFilesOf } from '@/lib/testing/write-layout';
import { receiveUpload } from './receive-upload';

test('what is sent by somebody who leaves before the answer is not kept: nobody knows of it', async () => {
  const folder = layoutsFolder();
  await mkdir(folder, { recursive: true });
  const names = Array.from({ length: 40 }, (_, at) => `v${at}`);
  const fixtures = names.map((name) => [name, image({ os: 'linux', architecture: 'amd64' }, { content: name })]);
  const archive = await archiveOfFiles(layoutFilesOf(Object.fromEntries(fixtures)));
  const leaving = new AbortController();
  const watcher = watch(folder, (_, name) => name === 'left' && leaving.abort(new Error('left')));
  const receiving = receiveUpload(inPieces(archive), { fileName: 'left.tar', signal: leaving.signal });
  await expect(receiving).rejects.toThrow('left');
  watcher.close();
  expect(await readdir(folder)).not.toContain('left');
});
