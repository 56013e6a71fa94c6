import { formatFullPlatform } from '../platform/format-platform';
import { runsWindowsVersion } from '../platform/windows-version';
import { containerdPlatforms } from './containerd-platforms';
import type { Engine } from './engine';
import type { EngineRules, Fit } from './engine-rules';
import { noFit } from './engine-rules';
import type { Host } from './host';
import { type KnownPlatform, knownPlatform } from './known-platform';
import { mismatches } from './mismatches';
import type { Fallback } from './resolution';
import type { ResolvableEntry } from './resolvable-image';

/**
 * The rules of containerd and of what is built on it. On Windows `Default()` speaks for the machine, `Only()` for a
 * platform that was asked for.
 * @see https://github.com/containerd/platforms; containerd core/images, `LimitManifests` and `Manifest`
 */
export function containerdRules(engine: Engine, host: Host, { requested }: { requested: boolean }): EngineRules {
  const byVersion = !requested && engine !== 'docker' && knownPlatform(host.platform).normal.os === 'windows';
  const all = containerdPlatforms(host.platform);
  const wanted = byVersion ? all.slice(0, 1) : all;
  const ranks = new Map(wanted.map(({ platform }, rank) => [knownPlatform(platform).machine, rank]));
  const own = knownPlatform(host.platform);
  const mismatch = mismatches(own, wanted);
  return {
    wanted,
    fitOf(platform) {
      // An entry that names no operating system counts for whichever containerd runs on.
      const entry = knownPlatform(platform.os === '' ? { ...platform, os: own.normal.os } : platform);
      const rank = ranks.get(entry.machine);
      if (rank === undefined) return mismatch(entry);
      const fallback = wanted[rank]?.fallback ?? null;
      return obstacle(entry, own) ?? { rank, fallback, because: fitSentence(entry, own, fallback) };
    },
    compare: byVersion ? byWindowsVersion : byFeatures,
    withoutPlatform: engine === 'docker-classic' ? 'taken' : 'checked',
    nestedIndex: 'entered',
    unknownType: engine === 'docker-classic' ? 'skipped' : 'refused',
    noMatchText: () => noMatchText(engine, host),
  };
}

/** What the platforms that name a machine do not tell: the build of Windows and the features. */
function obstacle(entry: KnownPlatform, own: KnownPlatform): Fit | null {
  if (own.normal.os === 'windows') {
    const hostVersion = own.normal['os.version'];
    const version = entry.normal['os.version'];
    if (!runsWindowsVersion(hostVersion, version)) {
      return noFit(`It is for build ${version} of Windows, which a host with ${hostVersion} does not run.`);
    }
  }
  const hostFeatures = own.normal['os.features'] ?? [];
  const lacking = entry.features.filter((feature) => !hostFeatures.includes(feature));
  return lacking.length === 0 ? null : noFit(`It needs ${lacking.join(', ')}, which the host does not offer.`);
}

/** More os.features first, as the index spells them. */
function byFeatures(one: ResolvableEntry, other: ResolvableEntry): number {
  return (other.platform?.['os.features']?.length ?? 0) - (one.platform?.['os.features']?.length ?? 0);
}

/** As strings, descending. */
function byWindowsVersion(one: ResolvableEntry, other: ResolvableEntry): number {
  const versions = [one, other].map(({ platform }) => platform?.['os.version'] ?? '') as [string, string];
  return versions[0] === versions[1] ? 0 : versions[0] > versions[1] ? -1 : 1;
}

function fitSentence(entry: KnownPlatform, own: KnownPlatform, fallback: Fallback | null): string {
  if (fallback === '32-bit-arm') return 'It is 32-bit ARM code, the next best for an arm64 host.';
  if (fallback === '386') return 'It is 32-bit x86 code, the next best for an amd64 host.';
  if (fallback !== null) return `A ${own.label} host runs it as well.`;
  return entry.label === own.label ? 'It is what the host is.' : `It counts as the host’s ${own.label}.`;
}

function noMatchText(engine: Engine, host: Host): string {
  const plain = 'no match for platform in manifest: not found';
  const asked = formatFullPlatform(host.platform);
  if (engine === 'docker') return `no matching manifest for ${asked} in the manifest list entries: ${plain}`;
  return engine === 'docker-classic' ? `no matching manifest for ${asked} in the manifest list entries` : plain;
}
