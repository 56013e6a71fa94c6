import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../platform/parse-platform';
import { entryView, imageView } from '../testing/image-view';
import { parseHostList, statedHost } from './listed-host';
import { resolveRow } from './resolve-row';

const image = (...platforms: readonly string[]) => imageView(platforms.map((text, n) => entryView(`${n}`, text)));
const taken = (host: string, listed: ReturnType<typeof image>) => {
  const [known] = parseHostList(host);
  if (known === undefined) throw new Error(`${host} is no host.`);
  const { cells, differs } = resolveRow(known, listed);
  return { differs, taken: cells.map((cell) => (cell === null ? 'none of its engines' : (cell.match?.id ?? null))) };
};

describe('a host by every engine', () => {
  it('differs where engines take different entries', () => {
    expect(taken('pi-5', image('linux/arm/v7'))).toEqual({ differs: true, taken: ['0', '0', '0', null, '0'] });
    expect(taken('z', image('linux/s390x'))).toEqual({ differs: false, taken: ['0', '0', '0', '0', '0'] });
  });

  it('only Docker detects the level of x86-64, so that it alone finds an image of v2 and up', () => {
    expect(taken('x86-64-v3', image('linux/amd64/v2', 'linux/amd64/v3')).taken).toEqual([null, '1', '1', null, null]);
  });

  it('a platform that is asked for is taken as it is written', () => {
    const asked = statedHost({ platform: parsePlatform('linux/amd64/v3'), isRequested: true });
    expect(taken(asked.id, image('linux/amd64/v2', 'linux/amd64/v3')).taken).toEqual(['1', '1', '1', '1', '1']);
  });

  it('Podman is not asked about Windows, and does not count as differing', () => {
    const row = taken('windows-2019', image('linux/amd64'));
    expect(row).toEqual({ differs: false, taken: [null, null, null, 'none of its engines', null] });
  });
});
