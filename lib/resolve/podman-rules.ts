import { mediaType } from '../oci/media-type';
import { formatPlatform } from '../platform/format-platform';
import type { EngineRules, Fit } from './engine-rules';
import { noFit } from './engine-rules';
import type { Host } from './host';
import { knownPlatform } from './known-platform';
import { mismatches } from './mismatches';
import { podmanPlatforms } from './podman-platforms';
import type { Fallback } from './resolution';
import type { ResolvableEntry } from './resolvable-image';

/**
 * The rules of Podman, CRI-O, Buildah and skopeo. Of an OCI index they prefer layers in zstd and take an entry without a
 * platform when nothing else is there; of a Docker list neither.
 * @see https://github.com/containers/container-libs, image/internal/manifest, `chooseInstance` and `ChooseInstance`
 */
export function podmanRules(host: Host, listType: string): EngineRules {
  const isDockerList = listType === mediaType.dockerList;
  const wanted = podmanPlatforms(host.platform);
  const ranks = new Map(wanted.map(({ platform }, rank) => [knownPlatform(platform).spelling, rank]));
  const spelt = wanted.filter(({ fallback }) => fallback === null || fallback === 'lower-variant');
  const machines = new Map(spelt.map(({ platform }) => [knownPlatform(platform).machine, formatPlatform(platform)]));
  const mismatch = mismatches(knownPlatform(host.platform), wanted);
  const { os, architecture, variant = '' } = host.platform;
  const own = formatPlatform(host.platform);
  const list = isDockerList ? 'manifest list' : 'image index';
  return {
    wanted,
    fitOf(platform): Fit {
      const entry = knownPlatform(platform);
      const rank = ranks.get(entry.spelling);
      if (rank !== undefined) {
        const fallback = wanted[rank]?.fallback ?? null;
        return { rank, fallback, because: fitSentence(own, fallback) };
      }
      const meant = machines.get(entry.machine);
      return meant === undefined ? mismatch(entry) : noFit(`It is spelt ${entry.label}: only ${meant} would be found.`);
    },
    compare: isDockerList ? () => 0 : zstdFirst,
    withoutPlatform: isDockerList ? 'refused' : 'taken',
    nestedIndex: 'refused',
    unknownType: 'refused',
    noMatchText: () => `no image found in ${list} for architecture "${architecture}", variant "${variant}", OS "${os}"`,
  };
}

/** @see https://github.com/containers/container-libs, `OCI1InstanceAnnotationCompressionZSTD` */
const zstdAnnotation = 'io.github.containers.compression.zstd';

function zstdFirst(one: ResolvableEntry, other: ResolvableEntry): number {
  return Number(isZstd(other)) - Number(isZstd(one));
}

function isZstd({ annotations }: ResolvableEntry): boolean {
  return annotations[zstdAnnotation] === 'true';
}

function fitSentence(host: string, fallback: Fallback | null): string {
  switch (fallback) {
    case 'lower-variant':
      return `A ${host} host runs it as well.`;
    case 'variant-not-stated':
      return `It names no variant, which is the last choice for ${host}.`;
    case 'variant-not-known':
      return 'The host does not say which variant it has, and any will do.';
    default:
      return `It is spelt as the host’s ${host}.`;
  }
}
