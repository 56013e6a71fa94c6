import { describe, expect, it } from 'vitest';
import { entryView, imageView, pendingEntryView } from '../testing/image-view';
import { pullersByEntry } from './pullers';
import { unpulledEntries } from './unpulled-entries';

const image = (...platforms: readonly string[]) => imageView(platforms.map((text, n) => entryView(`${n}`, text)));

describe('who pulls an entry', () => {
  it('machines of one kind that pull it in the same way stand together', () => {
    const [puller, ...others] = pullersByEntry(image('linux/s390x')).get('0') ?? [];
    expect(puller).toMatchObject({ machines: ['IBM Z, LinuxONE'], engineCount: 5, fallback: null, emulated: false });
    expect(puller?.engines).toHaveLength(5);
    expect(others).toEqual([]);
  });

  it('tells what stands in, and by which engines', () => {
    const pullers = pullersByEntry(image('linux/arm/v7')).get('0') ?? [];
    const fallback = pullers.find(({ machines }) => machines.includes('Raspberry Pi 5'));
    expect(fallback).toMatchObject({ fallback: '32-bit-arm', emulated: false });
    expect(fallback?.engines).toEqual(['containerd', 'docker', 'docker-classic', 'kubernetes']);
    expect(pullers.find(({ machines }) => machines.includes('Apple silicon'))?.emulated).toBe(true);
  });

  it('an entry that nobody pulls has none, as `unpulledEntries` says', () => {
    const doubled = image('linux/amd64', 'linux/amd64', 'plan9/mips');
    const pullers = pullersByEntry(doubled);
    expect(unpulledEntries(doubled).every((id) => !pullers.has(id))).toBe(true);
    expect([...pullers.keys()]).toEqual(['0']);
  });

  it('claims nothing for engines that must read the entry first', () => {
    const pullers = pullersByEntry(imageView([pendingEntryView('0', null)])).get('0') ?? [];
    const engines = pullers.flatMap((puller) => puller.engines);
    expect(engines).toContain('podman');
    expect(engines).not.toContain('containerd');
  });
});
