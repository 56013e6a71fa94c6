import { describe, expect, it } from 'vitest';
import type { Recent } from '@/lib/contract/recent';
import { mediaType } from '@/lib/oci/media-type';
import type { Action } from './action-registry';
import { type PaletteContent, paletteGroups } from './palette-groups';

const action = (id: string, title: string, changes: Partial<Action> = {}): Action => ({
  id,
  title,
  icon: 'page',
  scope: 'everywhere',
  run: () => undefined,
  ...changes,
});
const recent = (reference: string): Recent => ({
  reference,
  kind: 'index',
  mediaType: mediaType.ociIndex,
  platforms: [{ os: 'linux', architecture: 'arm64' }],
  viewedAtMs: 0,
});
const content: PaletteContent = {
  actions: [
    action('raw', 'Open the raw JSON', { scope: 'here' }),
    action('arm', 'Go to linux/arm/v7', { scope: 'here', icon: 'platform' }),
    action('theme', 'Switch theme'),
  ],
  recents: [recent('docker.io/library/alpine:3.20'), recent('ghcr.io/a/gateway:1')],
  samples: [{ reference: 'oci-layout://sample:linux8', description: 'Eight platforms.' }],
  registries: ['docker.io', 'ghcr.io'].map((host) => action(`registry ${host}`, host, { icon: 'registry' })),
  nowMs: 2 * 3600_000,
};

const listed = (query: string, of: PaletteContent = content) =>
  paletteGroups(query, of).map(({ title, items }) => [title, items.map(({ id }) => id)]);

describe('paletteGroups', () => {
  it('lists all there is before anything is typed, but not one line per platform', () => {
    expect(listed('')).toEqual([
      ['On this page', ['action raw']],
      ['Recent', ['recent docker.io/library/alpine:3.20', 'recent ghcr.io/a/gateway:1']],
      ['Everywhere', ['action theme']],
      ['Sample images', ['sample oci-layout://sample:linux8']],
    ]);
  });

  it('finds tags of the page and repositories of what was viewed, once something is typed', () => {
    const tags = ['gateway-1', 'edge'].map((tag) => action(`tag ${tag}`, tag, { scope: 'here', icon: 'tag' }));
    const onTags = { ...content, actions: [...content.actions, ...tags] };
    expect(listed('', onTags)).toEqual(listed(''));
    expect(listed('gateway', onTags)).toEqual([
      ['Tags', ['action tag gateway-1']],
      ['Inspect', ['typed']],
      ['Repositories', ['repository ghcr.io/a/gateway']],
      ['Recent', ['recent ghcr.io/a/gateway:1']],
    ]);
  });

  it('finds registries by their host, once something is typed', () => {
    expect(listed('ghcr')).toContainEqual(['Registries', ['action registry ghcr.io']]);
    expect(listed('').map(([title]) => title)).not.toContain('Registries');
  });

  it('puts what can only be a reference first', () => {
    expect(listed('alpine:3.20')).toEqual([
      ['Inspect', ['typed']],
      ['Recent', ['recent docker.io/library/alpine:3.20']],
    ]);
  });

  it('puts a plain word after the actions that it names, and before what it is found in', () => {
    expect(listed('theme')).toEqual([
      ['Everywhere', ['action theme']],
      ['Inspect', ['typed']],
    ]);
    expect(listed('alpine')[0]).toEqual(['Inspect', ['typed']]);
    expect(listed('arm')[0]).toEqual(['On this page', ['action arm']]);
  });

  it('picks the reference out of a pasted command', () => {
    const [first] = paletteGroups('docker pull --platform linux/arm64 ghcr.io/a/b:1', content);
    expect(first?.items[0]).toMatchObject({ target: 'ghcr.io/a/b:1', detail: 'taken from what you pasted' });
  });

  it('lists actions alone after “>”', () => {
    expect(listed('> json')).toEqual([['On this page', ['action raw']]]);
    expect(listed('>').flatMap(([, ids]) => ids)).toEqual(['action raw', 'action theme']);
  });

  it('lists nothing where nothing matches and nothing can be inspected', () => {
    expect(listed('No Such Thing')).toEqual([]);
  });

  it('shows what it knows of a recent image, and where it matches', () => {
    const [, recents] = paletteGroups('gateway:1', content);
    expect(recents?.items[0]).toMatchObject({
      detail: 'viewed 2 h ago',
      platforms: [{ architecture: 'arm64' }],
      matches: [{ start: 10, end: 19 }],
    });
  });

  it('bounds each group and says how much there is', () => {
    const recents = Array.from({ length: 30 }, (_, n) => recent(`ghcr.io/a/b:${n}`));
    const group = paletteGroups('', { ...content, recents }).find(({ title }) => title === 'Recent');
    expect(group?.items).toHaveLength(8);
    expect(group?.note).toBe('8 of 30');
  });
});
