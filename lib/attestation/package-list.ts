import type { SbomPackage, SbomSummary } from '../contract/attestation';
import { packageUrlType } from './package-url';
import { tally } from './tally';

/** Packages that a summary lists; beyond them they are only counted. */
const maxPackages = 2_000;
/** Packages whose fields are read at all. */
const maxReadPackages = 200_000;

/** What both formats say of packages, counted over all of them. */
export function packageList(
  items: readonly unknown[],
  readPackage: (item: unknown) => Omit<SbomPackage, 'ecosystem'>,
): Pick<SbomSummary, 'packageCount' | 'packages' | 'ecosystems' | 'licenses'> {
  const known = items.slice(0, maxReadPackages).map((item) => {
    const one = readPackage(item);
    return { ...one, ecosystem: one.purl === null ? null : packageUrlType(one.purl) };
  });
  return {
    packageCount: items.length,
    packages: known.slice(0, maxPackages),
    ecosystems: tally(
      known.map(({ ecosystem }) => ecosystem ?? 'no package URL'),
      'others',
    ),
    licenses: tally(
      known.map(({ license }) => license ?? 'not stated'),
      'others',
    ),
  };
}
