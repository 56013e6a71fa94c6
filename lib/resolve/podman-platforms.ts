import type { Platform } from '../platform/platform';
import type { Fallback } from './resolution';
import type { WantedPlatform } from './wanted-platform';

/** Architecture → its variants, the most capable first. */
const variantsOf = new Map<string, readonly string[]>([
  ['arm', ['v8', 'v7', 'v6', 'v5']],
  ['arm64', ['v8']],
]);

/**
 * What Podman, CRI-O, Buildah and skopeo look for on a host, best first. Names stay as they are spelt; os.version and
 * os.features do not count.
 * @see https://github.com/containers/container-libs, image/internal/pkg/platform, `WantedPlatforms`
 */
export function podmanPlatforms({ os, architecture, variant = '' }: Platform): readonly WantedPlatform[] {
  const known = variantsOf.get(architecture) ?? [];
  const wanted = (variants: readonly string[], fallback: Fallback | null): WantedPlatform[] =>
    variants.map((other) => ({ platform: { os, architecture, ...(other && { variant: other }) }, fallback }));
  if (variant === '') return [...wanted([''], null), ...wanted(known, 'variant-not-known')];
  const lower = known.includes(variant) ? known.slice(known.indexOf(variant) + 1) : [];
  return [...wanted([variant], null), ...wanted(lower, 'lower-variant'), ...wanted([''], 'variant-not-stated')];
}
