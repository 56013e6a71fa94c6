import { stringify } from 'yaml';
import { shellCommand } from '../copy-as/shell-word';
import type { DraftEntry } from '../draft/draft';
import { bareDescriptor } from '../oci/descriptor';
import { isDockerType, mediaType } from '../oci/media-type';
import { familiarReference } from '../oci/reference';
import { equalPlatforms } from '../platform/equal-platforms';
import { formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import type { Recipe } from './compose-command';
import type { Composition } from './composition';
import { layoutReason, nameOf, otherRegistryReason, tagged } from './places';
import { platformOverConfig } from './platform-over-config';

/**
 * `manifest-tool push from-spec`. It knows attestations only in an index that is taken as a whole.
 * @see https://github.com/estesp/manifest-tool, pkg/registry
 */
export function manifestTool(composition: Composition): Recipe {
  const { whole, content, entries } = composition;
  const made = whole === null ? entries.flatMap(({ entry }) => madeEntry(entry)) : wholeEntries(composition);
  const reason =
    layoutReason(composition, 'manifest-tool') ??
    otherRegistryReason(composition, 'manifest-tool') ??
    made.map((entry) => platformReason(entry, whole !== null)).find((found) => found !== null) ??
    samePlatformReason(made);
  if (reason) return { reason };
  if (made.length === 0) return { reason: 'manifest-tool takes attestations along with their index alone.' };
  const isDocker = content.mediaType === mediaType.dockerList;
  const spec = manifestToolSpec(composition);
  return {
    command: `${shellCommand(['manifest-tool', ...flags(composition), 'push', '--type', isDocker ? 'docker' : 'oci'])} \\\n  from-spec /dev/stdin <<'EOF'\n${spec}EOF`,
    spec,
    makes: {
      content: { mediaType: content.mediaType, entries: made, annotations: {}, subject: null, artifactType: null },
      writing: isDocker
        ? { indent: 2, first: 'size', needsPlatform: true }
        : { indent: 2, first: 'digest', needsPlatform: false },
      because: {
        'left-out': 'manifest-tool takes attestations along with their index alone',
        order: 'manifest-tool puts attestations last',
        platform: 'manifest-tool fills in what the config says, and clears nothing',
        annotations: 'manifest-tool knows no annotations',
        'index-annotations': 'manifest-tool knows no annotations',
        bytes: 'manifest-tool indents by two spaces',
      },
    },
  };
}

/** The file that it reads. @see https://github.com/estesp/manifest-tool, `types.YAMLInput` */
function manifestToolSpec(composition: Composition): string {
  const { tags, entries, whole } = composition;
  const [first = 'latest', ...others] = tags;
  const images = entries
    .filter(({ entry }) => entry.attests === null)
    .map(({ entry, source }) => ({ image: nameOf(source.reference), ...platformSpec(entry.platform) }));
  const input = {
    image: familiarReference(tagged(composition, first)),
    ...(others.length === 0 ? {} : { tags: others }),
    manifests: whole === null ? images : [{ image: nameOf(whole.reference) }],
  };
  // What YAML 1.1 reads as more than text is quoted, too.
  return stringify(input, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

function platformSpec(platform: Platform | null) {
  if (platform === null) return {};
  const { os, architecture, variant, 'os.version': version, 'os.features': features = [] } = platform;
  return {
    platform: {
      os,
      architecture,
      ...(variant ? { variant } : {}),
      // Go's names of the fields, as the program reads them.
      ...(version ? { osversion: version } : {}),
      ...(features.length > 0 ? { osfeatures: [...features] } : {}),
    },
  };
}

function flags({ target }: Composition): readonly string[] {
  const { access } = target;
  if (access.kind === 'layout') return [];
  if (access.scheme === 'http') return ['--plain-http'];
  return access.verified ? [] : ['--insecure'];
}

function madeEntry(entry: DraftEntry): readonly DraftEntry[] {
  if (entry.attests !== null) return [];
  const platform = platformOverConfig(entry);
  return [{ ...entry, descriptor: bareDescriptor(entry.descriptor), platform, annotations: {} }];
}

/** Of an index that is taken as a whole, all stays as it is; attestations come last. */
function wholeEntries({ entries, content }: Composition): readonly DraftEntry[] {
  const all = entries.map(({ entry }) => entry);
  const sorted = [...all.filter(({ attests }) => attests === null), ...all.filter(({ attests }) => attests !== null)];
  return isDockerType(content.mediaType)
    ? sorted.map((entry) => ({
        ...entry,
        descriptor: { ...entry.descriptor, artifactType: undefined, urls: undefined },
      }))
    : sorted;
}

function platformReason({ platform, source }: DraftEntry, isWhole: boolean): string | null {
  if (platform === null) return `manifest-tool wants a platform of every entry: ${source}.`;
  if (isWhole || isKnown(platform)) return null;
  return `manifest-tool refuses ${formatPlatform(platform)}, of which it does not know.`;
}

/** @see https://github.com/estesp/manifest-tool, pkg/util `IsValidOSArch` */
function isKnown({ os, architecture, variant = '' }: Platform): boolean {
  if (!systems.has(os) || !architectures.has(architecture)) return false;
  if (variant === '') return true;
  return armVariants.has(`${os}/${architecture}/${variant}`);
}

const armVariants = new Set(['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm64/v8']);

const systems = new Set(
  'aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows'.split(' '),
);
const architectures = new Set(
  '386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm'.split(' '),
);

function samePlatformReason(entries: readonly DraftEntry[]): string | null {
  const images = entries.filter(({ attests }) => attests === null);
  const twice = images.find(
    ({ platform }, at) => images.findIndex((other) => equalPlatforms(other.platform, platform)) !== at,
  );
  if (twice?.platform == null) return null;
  return `manifest-tool takes a platform once, and ${formatPlatform(twice.platform)} stands twice.`;
}
