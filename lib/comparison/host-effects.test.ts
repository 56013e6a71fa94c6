import { describe, expect, it } from 'vitest';
import { digestOf, entryView, imageView, pendingEntryView } from '../testing/image-view';
import { comparePlatforms } from './compare-platforms';
import { countWorseOff, hostEffects } from './host-effects';

const image = (...platforms: readonly string[]) =>
  imageView(
    platforms.map((platform, at) => entryView(`${at}`, platform)),
    { digest: digestOf(platforms.join()) },
  );
const told = (a: ReturnType<typeof image>, b: ReturnType<typeof image>) =>
  hostEffects(a, b, comparePlatforms(a, b)).map(({ machines, engines, effect, b: after }) => ({
    machine: machines[0],
    effect,
    engines: engines.join(),
    gets: after?.platform?.architecture ?? null,
  }));
const all = 'containerd,docker,docker-classic,podman,kubernetes';

describe('hostEffects', () => {
  it('names who loses the match, and under which engines', () => {
    expect(told(image('linux/amd64', 'linux/riscv64'), image('linux/amd64'))).toEqual([
      { machine: 'RISC-V', effect: 'lost', engines: all, gets: null },
    ]);
    expect(told(image('linux/amd64'), image('linux/amd64', 'linux/riscv64'))).toMatchObject([{ effect: 'gained' }]);
  });

  it('knows that a platform without its variant is read as another one', () => {
    const effects = told(image('linux/amd64', 'linux/arm/v6'), image('linux/amd64', 'linux/arm'));
    expect(effects).toContainEqual({
      machine: 'Raspberry Pi 1, Zero',
      effect: 'lost',
      engines: 'containerd,docker,docker-classic,kubernetes',
      gets: null,
    });
  });

  it('tells what stands in, and where engines differ', () => {
    const effects = told(image('linux/arm64', 'linux/arm/v7'), image('linux/arm/v7'));
    expect(effects).toEqual([
      {
        machine: 'Raspberry Pi 3',
        effect: 'other',
        engines: 'containerd,docker,docker-classic,kubernetes',
        gets: 'arm',
      },
      { machine: 'Raspberry Pi 3', effect: 'lost', engines: 'podman', gets: null },
    ]);
  });

  it('finds nothing where every machine gets the counterpart of what it had', () => {
    const before = image('linux/amd64', 'linux/arm64/v8');
    const after = imageView([
      entryView('0', 'linux/arm64', { digest: digestOf('new') }),
      entryView('1', 'linux/amd64', { digest: digestOf('newer') }),
    ]);
    expect(told(before, after)).toEqual([]);
  });

  it('leaves out what must be read first', () => {
    const nested = imageView([{ ...pendingEntryView('0', null), kind: 'index' }]);
    expect(told(image('linux/amd64'), nested).every(({ effect }) => effect === 'lost')).toBe(true);
    expect(told(nested, nested)).toEqual([]);
  });

  it('counts machines, however many engines they have', () => {
    const [a, b] = [image('linux/arm64', 'linux/arm/v7'), image('linux/arm/v7')];
    expect(countWorseOff(hostEffects(a, b, comparePlatforms(a, b)))).toBe(8);
  });
});
