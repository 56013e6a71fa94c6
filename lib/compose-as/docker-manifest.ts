import { isLoopbackRegistry } from '../copy-as/loopback-registry';
import { shellCommand } from '../copy-as/shell-word';
import type { DraftEntry } from '../draft/draft';
import { bareDescriptor } from '../oci/descriptor';
import { mediaType } from '../oci/media-type';
import { familiarReference, formatReference, type Reference, withDigest } from '../oci/reference';
import { formatPlatform } from '../platform/format-platform';
import type { Recipe } from './compose-command';
import type { ComposedEntry, Composition } from './composition';
import { csvValues } from './flag-value';
import { allPlaces, isInsecure, layoutReason, nameOf, otherRegistryReason, tagged } from './places';
import { configPlatform, fieldsOverConfig } from './platform-over-config';
import { type ShellStep, shellScript } from './shell-script';

type Named = ComposedEntry & Readonly<{ name: Reference }>;

/**
 * `docker manifest create`, `annotate` and `push`, which need no engine. The list has the order of its files' names, and the type of
 * its first entry. @see https://github.com/docker/cli, cli/command/manifest
 */
export function dockerManifest(composition: Composition): Recipe {
  const named = namedInOrder(composition);
  const reason =
    layoutReason(composition, 'docker manifest') ??
    otherRegistryReason(composition, 'docker manifest') ??
    loopbackReason(composition) ??
    sameNameReason(named) ??
    named.map(platformReason).find((found) => found !== null);
  if (reason) return { reason };
  const { tags } = composition;
  const lists = tags.map((tag) => familiarReference(tagged(composition, tag)));
  const inListOrder = [...named].sort((a, b) => (fileName(a.name) < fileName(b.name) ? -1 : 1));
  const [first] = inListOrder;
  const type = first?.entry.descriptor.mediaType === mediaType.ociManifest ? mediaType.ociIndex : mediaType.dockerList;
  return {
    // A list of that name that was left half made would be refused.
    command: [
      `${shellCommand(['docker', 'manifest', 'rm', ...lists])} 2>/dev/null`,
      shellScript(lists.flatMap((list) => listSteps(list, named, isInsecure(allPlaces(composition))))),
    ].join('\n'),
    makes: {
      content: {
        mediaType: type,
        entries: inListOrder.map(({ entry }) => madeEntry(entry)),
        annotations: {},
        subject: null,
        artifactType: null,
      },
      writing: { indent: 3, first: 'size', needsPlatform: true },
      because: {
        'media-type': 'docker takes the type of the list from the first entry',
        order: 'docker orders entries by their names',
        platform: 'docker manifest annotate sets fields over those of the config, and clears none',
        annotations: 'docker manifest knows no annotations',
        'index-annotations': 'docker manifest knows no annotations',
        bytes: 'docker indents by three spaces',
      },
    },
  };
}

function listSteps(list: string, named: readonly Named[], insecure: boolean): readonly ShellStep[] {
  const flags = insecure ? ['--insecure'] : [];
  return [
    [['docker', 'manifest', 'create', ...flags, list], ...named.map(({ name }) => [familiarReference(name)])],
    ...named.flatMap(({ entry, name }) => {
      const set = annotateFlags(entry);
      return set.length === 0 ? [] : [[['docker', 'manifest', 'annotate', ...set, list], [familiarReference(name)]]];
    }),
    [['docker', 'manifest', 'push', '--purge', ...flags, list]],
  ];
}

function annotateFlags(entry: DraftEntry): readonly string[] {
  const { os, architecture, variant, 'os.version': version, 'os.features': features } = fieldsOverConfig(entry);
  return [
    ...(os === undefined ? [] : ['--os', os]),
    ...(architecture === undefined ? [] : ['--arch', architecture]),
    ...(variant === undefined ? [] : ['--variant', variant]),
    ...(version === undefined ? [] : ['--os-version', version]),
    ...(features === undefined ? [] : ['--os-features', csvValues(features)]),
  ];
}

function madeEntry(entry: DraftEntry): DraftEntry {
  const config = configPlatform(entry);
  const features = [...new Set([...(config?.['os.features'] ?? []), ...(entry.platform?.['os.features'] ?? [])])];
  const platform = { os: '', architecture: '', ...config, ...entry.platform, 'os.features': features };
  return { ...entry, descriptor: bareDescriptor(entry.descriptor), annotations: {}, platform };
}

/** By tag and digest, or by digest alone: whichever makes the order of the draft; by digest where neither does. */
function namedInOrder(composition: Composition): readonly Named[] {
  const byDigest = composition.entries.map((one) => ({ ...one, name: byDigestAlone(one) }));
  const byTag = composition.entries.map((one) => ({ ...one, name: withItsTag(one) }));
  return [byDigest, byTag].find(isInOrder) ?? byDigest;
}

function isInOrder(named: readonly Named[]): boolean {
  return named.every(({ name }, at) => {
    const next = named[at + 1];
    return next === undefined || fileName(name) < fileName(next.name);
  });
}

function byDigestAlone({ entry, source }: ComposedEntry): Reference {
  const { tag: _, ...place } = source.reference;
  return withDigest(place, entry.descriptor.digest);
}

/** A tag that names an index would be refused, whatever the digest beside it. */
function withItsTag(one: ComposedEntry): Reference {
  return one.entry.index === null ? one.source.reference : byDigestAlone(one);
}

/** Under which Docker keeps an entry of a list until it is pushed. @see docker/cli, cli/manifest/store `makeFilesafeName` */
function fileName(reference: Reference): string {
  return formatReference(reference).replaceAll(':', '-').replaceAll('/', '_');
}

/** @see docker/cli, internal/registryclient `newDefaultRepositoryEndpoint` */
function loopbackReason({ target }: Composition): string | null {
  const { reference, access } = target;
  if (access.kind === 'layout' || reference.kind === 'layout' || access.scheme === 'http') return null;
  if (!isLoopbackRegistry(reference.registry)) return null;
  return `docker manifest push speaks plain http to this machine itself, and ${reference.registry} wants https.`;
}

function sameNameReason(named: readonly Named[]): string | null {
  const twice = named.find(({ name }, at) => named.findIndex((other) => nameOf(other.name) === nameOf(name)) !== at);
  return twice === undefined ? null : `docker manifest takes an image into a list once: ${nameOf(twice.name)}.`;
}

function platformReason({ entry, name }: Named): string | null {
  const platform = { ...configPlatform(entry), ...entry.platform };
  const { os, architecture } = platform;
  if (!os || !architecture) return `docker manifest wants an os and an architecture of every entry: ${nameOf(name)}.`;
  if (annotateFlags(entry).length === 0 || annotated.has(`${os}/${architecture}`)) return null;
  return `docker manifest annotate refuses ${formatPlatform({ os, architecture })}, of which it does not know.`;
}

/** What can be annotated; what is not is taken all the same. @see docker/cli, cli/command/manifest `validOSArches` */
const annotated = new Set(
  [
    'darwin: 386 amd64 arm arm64',
    'dragonfly: amd64',
    'freebsd: 386 amd64 arm',
    'linux: 386 amd64 arm arm64 ppc64le mips64 mips64le riscv64 s390x',
    'netbsd: 386 amd64 arm',
    'openbsd: 386 amd64 arm',
    'plan9: 386 amd64',
    'solaris: amd64',
    'windows: 386 amd64',
  ].flatMap((line) => {
    const [os = '', architectures = ''] = line.split(': ');
    return architectures.split(' ').map((architecture) => `${os}/${architecture}`);
  }),
);
