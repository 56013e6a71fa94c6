import type { Annotations } from '../oci/annotations';
import type { Platform } from '../platform/platform';
import { ProblemError } from '../problem/problem';

/** Fields of a platform to change; null clears one, what is absent stays. */
export type PlatformPatch = Readonly<{ [Field in keyof Platform]?: Platform[Field] | null }>;

/** Annotations to change; null removes one, what is absent stays. */
export type AnnotationsPatch = Readonly<Record<string, string | null>>;

/** The platform after `patch`; null leaves none. Throws `request_invalid` for one without an os or an architecture. */
export function patchPlatform(platform: Platform | null, patch: PlatformPatch | null): Platform | null {
  if (patch === null) return null;
  const fields = { ...platform, ...patch };
  const { os, architecture, variant, 'os.version': version, 'os.features': features } = fields;
  if (!os || !architecture) {
    throw new ProblemError({
      code: 'request_invalid',
      message: 'A platform needs an os and an architecture.',
      hint: 'Set both, or take the platform away as a whole.',
    });
  }
  return {
    os,
    architecture,
    ...(variant ? { variant } : {}),
    ...(version ? { 'os.version': version } : {}),
    ...(features && features.length > 0 ? { 'os.features': features } : {}),
  };
}

/** The annotations after `patch`. */
export function patchAnnotations(annotations: Annotations, patch: AnnotationsPatch): Annotations {
  const fields = Object.entries({ ...annotations, ...patch });
  return Object.fromEntries(fields.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
