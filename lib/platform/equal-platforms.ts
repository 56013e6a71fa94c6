import type { Platform } from './platform';

/** Whether two platforms are written alike, letter by letter: `arm64` and `arm64/v8` are not. `samePlatform` compares what they mean. */
export function equalPlatforms(a: Platform | null, b: Platform | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.os === b.os &&
    a.architecture === b.architecture &&
    (a.variant ?? '') === (b.variant ?? '') &&
    (a['os.version'] ?? '') === (b['os.version'] ?? '') &&
    equalFeatures(a['os.features'], b['os.features'])
  );
}

/** The same for os.features, whose order counts. */
export function equalFeatures(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at]);
}
