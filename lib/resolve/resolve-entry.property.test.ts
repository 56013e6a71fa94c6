import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mediaType } from '../oci/media-type';
import { entryView, imageView } from '../testing/image-view';
import { type Engine, engineIds } from './engine';
import { resolveEntry } from './resolve-entry';

const words = {
  os: fc.constantFrom('linux', 'linux', 'windows', 'Linux', 'unknown', ''),
  architecture: fc.constantFrom('amd64', 'arm64', 'arm', '386', 's390x', 'aarch64', 'x86_64', 'armhf', 'unknown', ''),
  variant: fc.constantFrom('', 'v1', 'v2', 'v3', 'v5', 'v6', 'v7', 'v8', 'v8.2', 'v9', '8', 'v10', 'v999999999', 'x'),
};
const platform = fc.record(
  {
    ...words,
    'os.version': fc.constantFrom('', '10.0.17763', '10.0.20348.1', '10.0.26100', 'x'),
    'os.features': fc.subarray(['win32k', 'gpu', 'simd']),
  },
  { requiredKeys: ['os', 'architecture'] },
);
const platforms = fc.array(fc.option(platform, { freq: 8 }), { maxLength: 12 });
const engine = fc.constantFrom<Engine>(...engineIds);
const listType = fc.constantFrom<string>(mediaType.ociIndex, mediaType.dockerList);

const entriesOf = (declared: readonly ReturnType<typeof entryView>['platform'][]) =>
  declared.map((one, position) => entryView(String(position), null, { platform: one }));

it('the choice is one of the entries that fit, the best of them, and every entry is told of once', () => {
  fc.assert(
    fc.property(engine, platform, platforms, listType, fc.boolean(), (by, host, declared, type, requested) => {
      const image = imageView(entriesOf(declared), { mediaType: type });
      const { match, candidates, unread, reason, problemText } = resolveEntry(by, { platform: host }, image, {
        requested,
      });
      expect(candidates.map(({ position }) => position).sort((a, b) => a - b)).toEqual(declared.map((_, n) => n));
      expect(candidates.filter(({ verdict }) => verdict === 'chosen').map(({ id }) => id)).toEqual(
        match ? [match.id] : [],
      );
      const ranks = candidates.flatMap(({ rank }) => (rank === null ? [] : [rank]));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      if (match !== null) expect(candidates[0]).toMatchObject({ id: match.id, verdict: 'chosen' });
      if (ranks.length > 0) expect(match !== null || unread.length > 0).toBe(true);
      expect(problemText === null).toBe(match !== null || unread.length > 0);
      for (const text of [reason, ...candidates.map(({ because }) => because)]) expect(text).toMatch(/\S.*\.$/s);
    }),
  );
});

it('entries that do not fit may stand anywhere', () => {
  fc.assert(
    fc.property(engine, platform, platforms, fc.infiniteStream(fc.nat(100)), (by, host, declared, random) => {
      const choose = (list: typeof declared) => resolveEntry(by, { platform: host }, imageView(entriesOf(list)));
      const first = choose(declared);
      const isFitting = new Set(first.candidates.flatMap(({ rank, position }) => (rank === null ? [] : [position])));
      // Those that fit keep their order among themselves.
      const fitting = declared.filter((_, position) => isFitting.has(position));
      const shuffled = [...fitting];
      for (const [position, other] of declared.entries()) {
        if (!isFitting.has(position)) shuffled.splice(random.next().value % (shuffled.length + 1), 0, other);
      }
      const second = choose(shuffled);
      expect(second.match?.platform).toEqual(first.match?.platform);
      const order = (list: typeof declared, position?: number) =>
        list.slice(0, position).filter((one) => fitting.includes(one)).length;
      expect(order(shuffled, second.match?.position)).toBe(order(declared, first.match?.position));
    }),
  );
});

it('where ranks differ, order decides nothing', () => {
  fc.assert(
    fc.property(engine, platform, platforms, (by, host, declared) => {
      const choose = (list: typeof declared) => resolveEntry(by, { platform: host }, imageView(entriesOf(list)));
      const first = choose(declared);
      fc.pre(first.match !== null && first.ties.length === 0);
      expect(choose([...declared].reverse()).match?.platform).toEqual(first.match?.platform);
    }),
  );
});
