import { describe, expect, it } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import { digestOf, entryView, imageView, pendingEntryView } from '@/lib/testing/image-view';
import { downloadChoices } from './download-choices';

const reference = parseReference('example.org/team/app:1.0');
const pinned = `example.org/team/app:1.0@${digestOf('index')}`;
const asked = (href: string) => Object.fromEntries(new URL(href, 'http://localhost').searchParams);

describe('downloadChoices', () => {
  it('offers the whole image, and the selected entry by its platform, of the digest that is shown', () => {
    const entries = [entryView('0', 'linux/amd64'), entryView('1', 'linux/arm64/v8')];
    const choices = downloadChoices(reference, imageView(entries, { totalBytes: 4000 }), entries[1] ?? null);
    expect(choices.map(({ scope, href, totalBytes }) => [scope, asked(href), totalBytes])).toEqual([
      ['image', { ref: pinned, format: 'oci' }, 4000],
      ['entry', { ref: pinned, format: 'oci', platform: 'linux/arm64/v8' }, 2000],
      ['entry', { ref: pinned, format: 'docker', platform: 'linux/arm64/v8' }, 2000],
    ]);
  });

  it('asks for an entry by digest where its platform would not name it alone', () => {
    const windows = (version: string) => ({ os: 'windows', architecture: 'amd64', 'os.version': version });
    const entries = [
      entryView('0', 'linux/amd64'),
      entryView('1', 'linux/amd64'),
      entryView('2', null, { platform: windows('10.0.1') }),
      entryView('3', null, { platform: windows('10.0.2') }),
      entryView('4', null),
      entryView('5', null, { platform: { os: 'a b"', architecture: 'x' } }),
    ];
    const named = entries.map((entry) => {
      const [, choice] = downloadChoices(reference, imageView(entries), entry);
      const { ref, platform } = asked(choice?.href ?? '');
      return platform ?? ref?.split('@')[1];
    });
    expect(named).toEqual([
      digestOf('0'),
      digestOf('1'),
      'windows(10.0.1)/amd64',
      'windows(10.0.2)/amd64',
      digestOf('4'),
      digestOf('5'),
    ]);
  });

  it('offers a single image in both formats, and an artifact as a layout alone', () => {
    const only = entryView('0', 'linux/amd64');
    const formats = (kind: 'manifest' | 'artifact') =>
      downloadChoices(reference, imageView([only], { kind }), { ...only, kind }).map(({ scope, format }) => [
        scope,
        format,
      ]);
    expect(formats('manifest')).toEqual([
      ['image', 'oci'],
      ['image', 'docker'],
    ]);
    expect(formats('artifact')).toEqual([['image', 'oci']]);
  });

  it('knows no size before all entries are read', () => {
    const entries = [entryView('0', 'linux/amd64'), pendingEntryView('1', 'linux/arm64')];
    const sizes = downloadChoices(reference, imageView(entries), entries[1] ?? null).map(
      ({ totalBytes }) => totalBytes,
    );
    expect(sizes).toEqual([null, null, null]);
  });
});
