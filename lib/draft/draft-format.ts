import { counted } from '../display/counted';
import { isDockerType } from '../oci/media-type';
import { formatPlatform } from '../platform/format-platform';
import type { Draft, DraftEntry } from './draft';

/** Something that a draft holds and its format cannot say. */
export type Loss = Readonly<{
  what: 'entry-annotations' | 'index-annotations' | 'artifact-type' | 'subject' | 'platform' | 'attestations';
  message: string;
  /** Ids of the entries it concerns; empty when it concerns the index. */
  entries: readonly string[];
}>;

/** The format that the draft is written in: `auto` decided. An index that was read keeps its own where nothing is lost. */
export function formatOf(draft: Draft): 'oci' | 'docker' {
  if (draft.format !== 'auto') return draft.format;
  if (lossesAs('docker', draft).length > 0) return 'oci';
  if (draft.origin !== null) return isDockerType(draft.origin.mediaType) ? 'docker' : 'oci';
  const isDocker =
    draft.entries.length > 0 && draft.entries.every(({ descriptor }) => isDockerType(descriptor.mediaType));
  return isDocker ? 'docker' : 'oci';
}

/**
 * What would be dropped if the draft were written as `format`. A Docker list knows a platform for each entry and nothing
 * else. @see distribution docs/spec/manifest-v2-2.md, Manifest List
 */
export function lossesAs(format: 'oci' | 'docker', draft: Draft): readonly Loss[] {
  if (format === 'oci') return [];
  const { entries, annotations, artifactType, subject } = draft;
  const count = Object.keys(annotations).length;
  return [
    ...lostAttestations(entries.filter(({ attests }) => attests !== null)),
    ...lostEntryAnnotations(
      entries.filter((entry) => entry.attests === null && Object.keys(entry.annotations).length > 0),
    ),
    ...lost(
      count > 0,
      'index-annotations',
      `A Docker list has no annotations: ${counted(count, 'annotation', 'annotations')} of the index would be dropped.`,
    ),
    ...lost(
      artifactType !== null,
      'artifact-type',
      'A Docker list has no artifactType: that of the index would be dropped.',
    ),
    ...lost(subject !== null, 'subject', 'A Docker list has no subject: the link to it would be dropped.'),
    ...lostPlatforms(entries.filter(({ platform }) => platform === null)),
    ...lostArtifactTypes(entries.filter(({ descriptor }) => descriptor.artifactType !== undefined)),
  ];
}

function lost(isLost: boolean, what: Loss['what'], message: string, entries: readonly DraftEntry[] = []): Loss[] {
  return isLost ? [{ what, message, entries: entries.map(({ id }) => id) }] : [];
}

function lostAttestations(entries: readonly DraftEntry[]): Loss[] {
  const message = `A Docker list has no annotations: ${counted(entries.length, 'attestation', 'attestations')} would no longer name what they attest.`;
  return lost(entries.length > 0, 'attestations', message, entries);
}

function lostEntryAnnotations(entries: readonly DraftEntry[]): Loss[] {
  const count = entries.reduce((sum, { annotations }) => sum + Object.keys(annotations).length, 0);
  const message = `A Docker list has no annotations: ${counted(count, 'annotation', 'annotations')} of ${named(entries)} would be dropped.`;
  return lost(entries.length > 0, 'entry-annotations', message, entries);
}

function lostPlatforms(entries: readonly DraftEntry[]): Loss[] {
  const message = `A Docker list needs a platform for each entry: ${counted(entries.length, 'entry', 'entries')} would get an empty one.`;
  return lost(entries.length > 0, 'platform', message, entries);
}

function lostArtifactTypes(entries: readonly DraftEntry[]): Loss[] {
  const message = `A Docker list has no artifactType: that of ${counted(entries.length, 'entry', 'entries')} would be dropped.`;
  return lost(entries.length > 0, 'artifact-type', message, entries);
}

function named([first, ...others]: readonly DraftEntry[]): string {
  const name = first?.platform ? formatPlatform(first.platform) : 'an entry';
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}
