import { expect, it } from 'vitest';
import type { ArchiveFile } from './archive-file';
import { openedAhead } from './opened-ahead';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Files that tell when they are opened and closed. */
function watched(): { files: readonly ArchiveFile[]; opened: string[]; closed: string[] } {
  const opened: string[] = [];
  const closed: string[] = [];
  const files = names.map((path) => ({
    path,
    sizeBytes: 2,
    async *open() {
      opened.push(path);
      try {
        yield Buffer.from(path);
        if (path === 'f') throw new Error('the file is broken');
        yield Buffer.from('.');
      } finally {
        closed.push(path);
      }
    },
  }));
  return { files, opened, closed };
}

it('opens the next few while one is read, never more than four', async () => {
  const { files, opened, closed } = watched();
  const open: number[] = [];
  for await (const { pieces } of openedAhead(files.slice(0, 5))) {
    open.push(opened.length - closed.length);
    for await (const _ of pieces);
  }
  expect(open).toEqual([4, 4, 3, 2, 1]);
});

it('gives each file whole and in order, and what goes wrong in one to its reader', async () => {
  const { files, opened, closed } = watched();
  const read: string[] = [];
  const reading = async () => {
    for await (const { pieces } of openedAhead(files)) for await (const piece of pieces) read.push(String(piece));
  };
  await expect(reading()).rejects.toThrow('the file is broken');
  expect(read).toEqual(['a', '.', 'b', '.', 'c', '.', 'd', '.', 'e', '.', 'f']);
  expect(closed.sort()).toEqual(opened);
});

it('closes what it opened when its reader leaves', async () => {
  const { files, opened, closed } = watched();
  for await (const _ of openedAhead(files)) break;
  expect(opened).toEqual(['a', 'b', 'c', 'd']);
  expect(closed.sort()).toEqual(opened);
});
