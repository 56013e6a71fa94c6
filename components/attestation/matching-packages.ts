import type { SbomPackage } from '@/lib/contract/attestation';

/** The packages in whose name, version, type or licence every word of `query` occurs. */
export function matchingPackages(packages: readonly SbomPackage[], query: string): readonly SbomPackage[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return packages;
  return packages.filter(({ name, version, ecosystem, license }) => {
    const text = [name, version, ecosystem, license].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
