import { describe, expect, it } from 'vitest';
import { formatPlatform } from '../platform/format-platform';
import { entryView, pendingEntryView } from '../testing/image-view';
import type { EntryView, ImageView } from './image';
import { listedPlatforms } from './listed-platforms';

const namesOf = (kind: ImageView['kind'], entries: readonly EntryView[]) =>
  listedPlatforms({ kind, entries })?.map(formatPlatform) ?? null;

describe('listedPlatforms', () => {
  it('are known from the index alone, before any entry is read', () => {
    expect(namesOf('index', [pendingEntryView('0', 'linux/amd64'), pendingEntryView('1', 'linux/arm/v7')])).toEqual([
      'linux/amd64',
      'linux/arm/v7',
    ]);
  });

  it('leave out what names no platform, and attestation manifests', () => {
    const entries = [
      entryView('0', null),
      entryView('1', 'unknown/unknown'),
      entryView('2', 'linux/amd64', { kind: 'attestation' }),
      entryView('3', 'linux/s390x'),
    ];
    expect(namesOf('index', entries)).toEqual(['linux/s390x']);
  });

  it('count nested indexes in, and are not known while one is not read', () => {
    const nested = (entries: readonly EntryView[] | null) => entryView('0', null, { kind: 'index', entries });
    expect(namesOf('index', [nested([entryView('0.0', 'linux/arm64')]), entryView('1', 'linux/amd64')])).toEqual([
      'linux/arm64',
      'linux/amd64',
    ]);
    expect(namesOf('index', [nested(null), entryView('1', 'linux/amd64')])).toBeNull();
  });

  it('of a single manifest are what its config says, and not known before that is read', () => {
    expect(namesOf('manifest', [entryView('0', 'linux/amd64')])).toEqual(['linux/amd64']);
    expect(namesOf('manifest', [entryView('0', null)])).toBeNull();
  });

  it('of an artifact are none', () => {
    expect(namesOf('artifact', [entryView('0', null, { kind: 'artifact' })])).toEqual([]);
  });
});
