import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../platform/parse-platform';
import { runsWindowsVersion } from '../platform/windows-version';
import { entryView, imageView } from '../testing/image-view';
import type { Engine } from './engine';
import { resolveEntry } from './resolve-entry';

function testdata<Data>(name: string): Data {
  return JSON.parse(readFileSync(new URL(`testdata/${name}`, import.meta.url), 'utf8'));
}

function resolve(engine: Engine, host: string, platforms: readonly string[], requested = false) {
  const entries = platforms.map((text, position) =>
    entryView(String(position), null, { platform: parsePlatform(text) }),
  );
  return resolveEntry(engine, { platform: parsePlatform(host) }, imageView(entries), { requested });
}

type Position = number | null;
type Choices = {
  lists: Record<string, readonly string[]>;
  linux: readonly { list: string; host: string; containerd: Position; podman: Position }[];
  windows: readonly {
    list: string;
    build: number;
    containerdDefault: Position;
    containerdOnly: Position;
    dockerClassic: Position;
    podman: Position;
  }[];
};

describe('the choice of each engine', () => {
  const { lists, linux, windows } = testdata<Choices>('choices.json');
  const position = (...asked: Parameters<typeof resolve>) => resolve(...asked).match?.position ?? null;

  it.each(linux)('$list, $host', ({ list, host, containerd, podman }) => {
    const platforms = lists[list] ?? [];
    for (const engine of ['containerd', 'kubernetes', 'docker', 'docker-classic'] as const) {
      expect([engine, position(engine, host, platforms)]).toEqual([engine, containerd]);
      expect([engine, position(engine, host, platforms, true)]).toEqual([engine, containerd]);
    }
    expect(position('podman', host, platforms)).toBe(podman);
  });

  it.each(windows)(
    '$list, Windows $build',
    ({ list, build, containerdDefault, containerdOnly, dockerClassic, podman }) => {
      const platforms = lists[list] ?? [];
      const host = `windows(10.0.${build})/amd64`;
      expect({
        containerd: position('containerd', host, platforms),
        requested: position('containerd', host, platforms, true),
        kubernetes: position('kubernetes', host, platforms),
        docker: position('docker', host, platforms),
        dockerClassic: position('docker-classic', host, platforms),
        podman: position('podman', host, platforms),
      }).toEqual({
        containerd: containerdDefault,
        requested: containerdOnly,
        kubernetes: containerdDefault,
        docker: containerdOnly,
        dockerClassic,
        podman,
      });
    },
  );
});

describe('the tables of containerd/platforms', () => {
  const { only, features, windowsBuild } = testdata<{
    only: readonly { host: string; match: readonly string[]; noMatch: readonly string[] }[];
    features: readonly { host: string; input: readonly string[]; expected: readonly string[] }[];
    windowsBuild: readonly { host: number; container: number; runs: boolean }[];
  }>('containerd-platforms.json');
  const fits = (host: string, platform: string) => resolve('containerd', host, [platform], true).match !== null;

  it.each(only)('Only($host)', ({ host, match, noMatch }) => {
    expect(match.filter((platform) => !fits(host, platform))).toEqual([]);
    expect(noMatch.filter((platform) => fits(host, platform))).toEqual([]);
  });

  it.each(features)('$host puts $input in order', ({ host, input, expected }) => {
    const ranked = resolve('containerd', host, input).candidates.filter(({ rank }) => rank !== null);
    const texts = ranked.map(({ position }) => input[position]);
    expect(texts).toEqual(expected.filter((platform) => fits(host, platform)));
  });

  it.each(windowsBuild)('Windows $host and an image of $container: $runs', ({ host, container, runs }) => {
    expect(runsWindowsVersion(`10.0.${host}`, `10.0.${container}.1`)).toBe(runs);
  });
});
