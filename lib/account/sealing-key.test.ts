import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openingKeys, sealingKey } from './sealing-key';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'polyarch-key-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const at = (...secrets: string[]) => ({ secrets, dataFolder: folder });
const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];

describe('the key file', () => {
  it('is made when it is needed, for its owner’s eyes only, and stays the same', async () => {
    expect(await openingKeys(at())).toEqual([]);
    const made = await Promise.all([sealingKey(at()), sealingKey(at()), sealingKey(at())]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secret']);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await openingKeys(at())).toEqual([made[0]]);
  });

  it('is closed to others when it was not', async () => {
    await sealingKey(at());
    await chmod(join(folder, 'secret'), 0o644);
    await sealingKey(at());
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('that is damaged is named, and not replaced', async () => {
    await sealingKey(at());
    await writeFile(join(folder, 'secret'), 'cut off');
    await expect(sealingKey(at())).rejects.toMatchObject({
      problem: { code: 'internal', message: expect.stringContaining(`“${join(folder, 'secret')}”, cannot be used`) },
    });
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('cut off');
  });
});

describe('POLYARCH_SECRET', () => {
  it('seals with its first secret and opens with all, and no file is made', async () => {
    const keys = await openingKeys(at(first, second));
    expect(keys[0]).toEqual(await sealingKey(at(first)));
    expect(keys[1]).toEqual(await sealingKey(at(second)));
    expect(keys[0]?.key).toHaveLength(32);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });

  it('leaves it to the file of before to open what that had sealed', async () => {
    const before = await sealingKey(at());
    expect(await openingKeys(at(first))).toEqual([await sealingKey(at(first)), before]);
  });
});
