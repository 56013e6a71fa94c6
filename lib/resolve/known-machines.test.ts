import { describe, expect, it } from 'vitest';
import { mediaType } from '../oci/media-type';
import { formatFullPlatform } from '../platform/format-platform';
import { entryView, imageView } from '../testing/image-view';
import { agreements } from './agreements';
import { engineIds, engineName, engines, hasEngine } from './engine';
import { hostOf } from './host-of';
import { knownMachines, type Machine } from './known-machines';
import { resolveEntry } from './resolve-entry';
import { unpulledEntries } from './unpulled-entries';

function machine(id: string): Machine {
  const found = knownMachines.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no machine ${id}.`);
  return found;
}
const seenBy = (id: string) => engineIds.map((engine) => formatFullPlatform(hostOf(machine(id), engine).platform));
const image = (...platforms: readonly string[]) => imageView(platforms.map((text, n) => entryView(`${n}`, text)));
const askAll = (id: string, ...platforms: readonly string[]) =>
  agreements(engineIds.map((engine) => resolveEntry(engine, hostOf(machine(id), engine), image(...platforms))));

it('every machine and every engine has a name of its own', () => {
  for (const names of [
    knownMachines.map(({ id }) => id),
    knownMachines.map(({ name }) => name),
    engines.map(({ name }) => name),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
  expect(engines.map(({ id }) => engineName(id))).toEqual(engines.map(({ name }) => name));
});

describe('an engine sees of a machine what it detects', () => {
  it.each([
    ['x86-64-v3', ['linux/amd64', 'linux/amd64/v3', 'linux/amd64/v3', 'linux/amd64', 'linux/amd64']],
    ['pi-5', Array(5).fill('linux/arm64/v8')],
    ['pi-1', Array(5).fill('linux/arm/v6')],
    ['power9', Array(5).fill('linux/ppc64le')],
    ['windows-2022', Array(5).fill('windows(10.0.20348)/amd64')],
  ])('%s', (id, expected) => expect(seenBy(id)).toEqual(expected));
});

describe('engines disagree', () => {
  it('about a Raspberry Pi 5 and an image for 32-bit ARM alone', () => {
    expect(askAll('pi-5', 'linux/arm/v7')).toEqual([
      { entry: '0', engines: ['containerd', 'docker', 'docker-classic', 'kubernetes'] },
      { entry: null, engines: ['podman'] },
    ]);
  });

  it('about an image for newer x86-64 alone', () => {
    expect(askAll('x86-64-v3', 'linux/amd64/v2', 'linux/amd64/v3')).toEqual([
      { entry: null, engines: ['containerd', 'podman', 'kubernetes'] },
      { entry: '1', engines: ['docker', 'docker-classic'] },
    ]);
  });

  it('about nothing where the platform itself is there', () => {
    expect(askAll('z', 'linux/amd64', 'linux/s390x')).toEqual([{ entry: '1', engines: engineIds }]);
  });
});

describe('entries that nobody pulls', () => {
  it('are those that no machine takes by any engine', () => {
    const listed = image(
      'linux/amd64',
      'linux/amd64',
      'linux/mips64le',
      'linux/sparc64',
      'linux/arm64/v8',
      'windows/amd64',
    );
    expect(unpulledEntries(listed)).toEqual(['1', '2', '3']);
  });

  it('are not those of which more must be read first', () => {
    const nested = entryView('0', null, { kind: 'index', mediaType: mediaType.ociIndex, entries: null });
    expect(unpulledEntries(imageView([nested, entryView('1', null)]))).toEqual(['1']);
    const bare = entryView('0', null);
    expect(unpulledEntries(imageView([bare]))).toEqual([]);
  });

  it('are found for the machines that are asked about', () => {
    expect(unpulledEntries(image('linux/amd64', 'linux/arm64'), [machine('pi-5')])).toEqual(['0']);
    expect(unpulledEntries(image('windows/amd64'), [machine('windows-2022')], ['podman'])).toEqual(['0']);
    expect(hasEngine({ os: 'windows', architecture: 'amd64' }, 'podman')).toBe(false);
  });
});
