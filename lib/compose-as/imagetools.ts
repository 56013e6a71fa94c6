import { buildxNote } from '../copy-as/buildx-note';
import type { DraftEntry } from '../draft/draft';
import { goJson, goMap } from '../draft/go-json';
import { bareDescriptor } from '../oci/descriptor';
import { isDockerType, mediaType } from '../oci/media-type';
import { familiarReference } from '../oci/reference';
import { equalPlatforms } from '../platform/equal-platforms';
import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';
import { platformFields } from '../platform/platform-fields';
import type { Recipe } from './compose-command';
import type { Composition } from './composition';
import { annotationPairs, sayable } from './flag-value';
import { allPlaces, fromElsewhere, inRegistry, inTarget, layoutReason, nameOf, tagged } from './places';
import { configPlatform } from './platform-over-config';
import { type ShellStep, shellScript } from './shell-script';

/**
 * `docker buildx imagetools create`. Images by name where nothing but what buildx reads in their configs is to be said of them,
 * else descriptors, whose content must lie in the target's repository before.
 * @see https://github.com/docker/buildx, util/imagetools `Combine`
 */
export function imagetools(composition: Composition): Recipe {
  const reason = layoutReason(composition, 'docker buildx imagetools');
  if (reason !== null) return { reason };
  const { tags, entries, whole, text, content } = composition;
  const [target = '', ...further] = tags.map((tag) => familiarReference(tagged(composition, tag)));
  const notes = buildxNotes(composition);
  if (whole !== null) {
    const copy = [create, ['-t', target, nameOf(whole.reference)]];
    return { command: shellScript([copy, ...tagSteps(target, further)]), makes: { text }, notes };
  }
  const byName = entries.every(({ entry }) => isPlain(entry));
  const made = merged(entries.map(({ entry }) => (byName ? plainEntry(entry) : describedEntry(entry))));
  const type = made.every(({ descriptor }) => isDockerType(descriptor.mediaType))
    ? mediaType.dockerList
    : mediaType.ociIndex;
  const isIndex = type === mediaType.ociIndex;
  const annotations = isIndex ? sayable(content.annotations) : {};
  const flags = annotationPairs(annotations).map(([pair]) => ['--annotation', `index:${pair}`]);
  const sources = entries.map(({ entry, source }) => [byName ? nameOf(source.reference) : describing(entry)]);
  return {
    command: shellScript([
      ...(byName ? [] : copySteps(composition)),
      [[...create, '-t', target], ...flags, ...sources],
      ...tagSteps(target, further),
    ]),
    makes: {
      content: { mediaType: type, entries: made, annotations, subject: null, artifactType: null },
      writing: { indent: 2, first: 'digest', needsPlatform: false },
      because: {
        'media-type': 'buildx makes a Docker list of Docker images, and an OCI index of all others',
        platform: 'buildx fills in what its config says',
        'left-out': 'buildx takes a manifest into an index once',
        'index-annotations': isIndex
          ? 'the flag takes no such key'
          : 'buildx leaves them out of a Docker list, and makes no other of Docker images',
        bytes: 'buildx indents by two spaces',
      },
    },
    notes,
  };
}

const create = ['docker', 'buildx', 'imagetools', 'create'];

/** Given several tags at once, buildx writes one before the images are there that it copies for another. */
function tagSteps(target: string, further: readonly string[]): readonly ShellStep[] {
  return further.length === 0 ? [] : [[create, ...further.map((tag) => ['-t', tag]), [target]]];
}

/** Each manifest alone, by its digest: no tag is written. */
function copySteps(composition: Composition): readonly ShellStep[] {
  return fromElsewhere(composition).map((one) => [
    [...create, '--prefer-index=false', '-t', nameOf(inTarget(composition, one))],
    [nameOf(one.source.reference)],
  ]);
}

/** Whether the image's name says all that the draft says of it. */
function isPlain(entry: DraftEntry): boolean {
  return (
    Object.keys(entry.annotations).length === 0 &&
    entry.platform !== null &&
    equalPlatforms(entry.platform, readPlatform(entry))
  );
}

/** What buildx reads in a config; os.version and os.features are passed over. */
function readPlatform(entry: DraftEntry): Platform {
  const config = configPlatform(entry);
  // Go takes what is not said for the system that it runs on.
  if (config === null) return { os: 'linux', architecture: '' };
  const { os, architecture, variant } = normalizePlatform(config);
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function plainEntry(entry: DraftEntry): DraftEntry {
  return { ...entry, descriptor: bareDescriptor(entry.descriptor) };
}

function describedEntry(entry: DraftEntry): DraftEntry {
  return { ...entry, platform: entry.platform ?? readPlatform(entry) };
}

/** The descriptor as JSON, on one line. */
function describing({ descriptor, platform, annotations }: DraftEntry): string {
  const { mediaType: type, digest, size, urls, data, artifactType } = descriptor;
  const own = Object.keys(annotations).length === 0 ? undefined : goMap(annotations);
  const fields = platform === null ? undefined : { ...platformFields(platform) };
  return goJson({ mediaType: type, digest, size, urls, annotations: own, data, platform: fields, artifactType });
}

/** A digest stands once: at its first place, with the platform of the last, and the annotations of all. */
function merged(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  const found = new Map<string, DraftEntry>();
  for (const entry of entries) {
    const known = found.get(entry.descriptor.digest);
    const both = known && {
      ...known,
      platform: entry.platform,
      annotations: { ...known.annotations, ...entry.annotations },
    };
    found.set(entry.descriptor.digest, both ?? entry);
  }
  return [...found.values()];
}

function buildxNotes(composition: Composition): readonly string[] {
  const notes = allPlaces(composition).map((place) => {
    const known = inRegistry(place);
    return known === null ? null : buildxNote(known.reference, known.access);
  });
  return [...new Set(notes.filter((note) => note !== null))];
}
