import { shellCommand } from '../copy-as/shell-word';
import type { DraftEntry } from '../draft/draft';
import { bareDescriptor } from '../oci/descriptor';
import { isDockerType, mediaType } from '../oci/media-type';
import { formatReference } from '../oci/reference';
import type { Recipe } from './compose-command';
import type { ComposedEntry, Composition, Place } from './composition';
import { annotationPairs, csvValue, sayable } from './flag-value';
import { allPlaces, isInsecure, layoutReason, tagged } from './places';
import { configPlatform, fieldsOverConfig } from './platform-over-config';
import { type ShellStep, shellScript } from './shell-script';

/** What the list is called on the machine that makes it. */
const list = 'polyarch-draft';

/**
 * `podman manifest create`, `add` and `push`; `buildah manifest` is the same. Podman keeps the list in its own storage meanwhile,
 * and copies all that it names. @see https://github.com/containers/common, libimage/manifests
 */
export function podmanManifest(composition: Composition): Recipe {
  const reason = layoutReason(composition, 'podman manifest') ?? addressReason(composition);
  if (reason !== null) return { reason };
  const { entries, content, tags } = composition;
  const made = withoutRepeats(entries.map(({ entry }) => madeEntry(entry)));
  const isDocker = content.mediaType === mediaType.dockerList && made.every(isDockerImage);
  const format = isDocker ? ['--format', 'v2s2'] : [];
  const pushes = tags.map((tag, at): ShellStep => {
    const remove = at === tags.length - 1 ? ['--rm'] : [];
    const flags = [...remove, ...format, ...tlsFlags(composition.target), list];
    return [['podman', 'manifest', 'push', '--all', ...flags, transported(tagged(composition, tag))]];
  });
  return {
    command: [
      `${shellCommand(['podman', 'manifest', 'rm', list])} 2>/dev/null`,
      shellScript([[['podman', 'manifest', 'create', list]], ...entries.map(addStep), ...pushes]),
    ].join('\n'),
    makes: {
      content: {
        mediaType: isDocker ? mediaType.dockerList : mediaType.ociIndex,
        entries: made,
        annotations: {},
        subject: null,
        artifactType: null,
      },
      writing: isDocker
        ? { indent: 0, first: 'size', needsPlatform: true }
        : { indent: 0, first: 'digest', needsPlatform: false },
      because: {
        'media-type': 'podman would turn other images into Docker images for a Docker list',
        order: 'podman puts what is added again last',
        'left-out': 'podman takes a manifest into a list once',
        platform: 'podman sets fields over those of the config, os.features apart, and clears none',
        annotations: 'the flag takes no such key',
        'index-annotations': 'podman 4 has no flag for them',
      },
    },
    notes: ['Blobs travel by way of the machine that runs this.'],
  };
}

function addStep({ entry, source }: ComposedEntry): ShellStep {
  const { os, architecture, variant, 'os.version': version } = fieldsOverConfig(entry);
  const flags = [
    ...tlsFlags(source),
    ...(os === undefined ? [] : ['--os', os]),
    ...(architecture === undefined ? [] : ['--arch', architecture]),
    ...(variant === undefined ? [] : ['--variant', variant]),
    ...(version === undefined ? [] : ['--os-version', version]),
  ];
  const annotations = annotationPairs(entry.annotations).map(([pair]) => ['--annotation', csvValue(pair)]);
  const { tag: _, ...pinned } = source.reference;
  return [['podman', 'manifest', 'add', ...flags], ...annotations, [list, transported(pinned)]];
}

function madeEntry(entry: DraftEntry): DraftEntry {
  const config = configPlatform(entry);
  const features = config?.['os.features'];
  const base = config ?? entry.platform;
  const platform = base === null ? null : { ...base, ...entry.platform, 'os.features': features };
  return {
    ...entry,
    descriptor: bareDescriptor(entry.descriptor),
    platform,
    annotations: withoutReturns(sayable(entry.annotations)),
  };
}

/** A manifest that is added again takes the place of what it was. */
function withoutRepeats(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  return entries.filter(
    ({ descriptor }, at) => entries.findLastIndex((other) => other.descriptor.digest === descriptor.digest) === at,
  );
}

/** Go reads comma-separated values with line feeds alone at the ends of lines. */
function withoutReturns(annotations: DraftEntry['annotations']): DraftEntry['annotations'] {
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [key.replaceAll('\r\n', '\n'), value.replaceAll('\r\n', '\n')]),
  );
}

function isDockerImage({ descriptor, annotations }: DraftEntry): boolean {
  return isDockerType(descriptor.mediaType) && Object.keys(annotations).length === 0;
}

function tlsFlags(place: Place): readonly string[] {
  return isInsecure([place]) ? ['--tls-verify=false'] : [];
}

function transported(reference: Place['reference']): string {
  return `docker://${formatReference(reference)}`;
}

/** The podman of many distributions (4.3) does not read an IPv6 address. */
function addressReason(composition: Composition): string | null {
  const address = allPlaces(composition).find(({ reference }) => formatReference(reference).startsWith('['));
  return address === undefined ? null : 'podman does not read an IPv6 address in the name of an image.';
}
