import { formatReference, parseReference, type Reference } from '../oci/reference';
import { splitPlatform } from '../tag/tag-siblings';

/**
 * The reference that builds for several platforms are of, by their names: `app:1.2-amd64` and `app:1.2-arm64` are of
 * `app:1.2`, `coolapp-arm-linux:v1` and its kin of `coolapp:v1`. Null where they agree on none.
 */
export function guessTarget(references: readonly string[]): string | null {
  const guesses = new Set(references.map(withoutPlatform));
  const [guess] = guesses;
  return guesses.size === 1 && guess !== undefined ? guess : null;
}

/** Null where the name tells no platform, or nothing is left without it. */
function withoutPlatform(text: string): string | null {
  const { digest: _, ...reference } = parseReference(text);
  const tag = splitPlatform(reference.tag ?? '');
  if (tag !== null) return tag.stem === '' ? null : formatReference({ ...reference, tag: tag.stem } as Reference);
  if (reference.kind === 'layout') return null;
  const repository = splitPlatform(reference.repository);
  return repository === null || repository.stem === ''
    ? null
    : formatReference({ ...reference, repository: repository.stem });
}
