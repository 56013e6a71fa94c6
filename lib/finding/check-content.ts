import type { EntryView, FindingView } from '../contract/image';
import { isDockerType, isIndexType, isManifestType } from '../oci/media-type';
import { formatPlatform } from '../platform/format-platform';
import { type CheckedImage, finding } from './finding';

const dayMs = 24 * 60 * 60 * 1000;

/** What the entries point to: children that are there, of one family of media types, built together. */
export function checkContent(image: CheckedImage): FindingView[] {
  return [...missingChildren(image.entries), ...mixedMediaTypes(image), ...createdApart(image.entries)];
}

function missingChildren(entries: readonly EntryView[]): FindingView[] {
  return entries
    .filter(({ problem }) => problem?.code === 'not_found')
    .map((entry) =>
      finding('child-missing', [entry], {
        label: 'not in the registry',
        message: `The manifest of ${entry.platform ? formatPlatform(entry.platform) : 'an entry'} is listed, but the registry does not have it.`,
        field: 'digest',
      }),
    );
}

function mixedMediaTypes({ mediaType, entries }: CheckedImage): FindingView[] {
  const typed = entries.filter((entry) => isManifestType(entry.mediaType) || isIndexType(entry.mediaType));
  const odd = typed.filter((entry) => isDockerType(entry.mediaType) !== isDockerType(mediaType));
  if (odd.length === 0) return [];
  const [list, child] = isDockerType(mediaType) ? ['a Docker manifest list', 'an OCI'] : ['an OCI index', 'a Docker'];
  return [
    finding('media-types-mixed', odd, {
      label: isDockerType(mediaType) ? 'OCI child' : 'Docker child',
      message: `This is ${list}, and ${odd.length} of its ${typed.length} entries ${odd.length === 1 ? 'has' : 'have'} ${child} media type.`,
      field: 'mediaType',
    }),
  ];
}

function createdApart(entries: readonly EntryView[]): FindingView[] {
  const dated = entries
    .map((entry) => ({ entry, createdMs: Date.parse(entry.config?.created ?? '') }))
    // Reproducible builds date their images 1970, which says nothing of when they were built.
    .filter(({ createdMs }) => createdMs > dayMs)
    .sort((a, b) => a.createdMs - b.createdMs);
  const [oldest, newest] = [dated.at(0), dated.at(-1)];
  if (oldest === undefined || newest === undefined || newest.createdMs - oldest.createdMs <= dayMs) return [];
  const days = Math.floor((newest.createdMs - oldest.createdMs) / dayMs);
  return [
    finding('created-apart', [oldest.entry], {
      label: `${days} d older`,
      message: `The oldest entry was built ${days === 1 ? 'a day' : `${days} days`} before the newest.`,
      field: 'config.created',
    }),
  ];
}
