import { readPastedReference } from '@/lib/oci/pasted-reference';
import { parseReference, type Reference } from '@/lib/oci/reference';
import { type Problem, toProblem } from '@/lib/problem/problem';

/** What the text in the reference box amounts to, before anybody is asked. */
export type TypedReference =
  | Readonly<{ kind: 'empty' }>
  /** `picked` is the part of the text that is the reference; `isPasted` when something stood around it. */
  | Readonly<{ kind: 'reference'; picked: string; isPasted: boolean; reference: Reference }>
  | Readonly<{ kind: 'invalid'; problem: Problem }>;

/** Reads what a person typed or pasted. */
export function readTypedReference(text: string): TypedReference {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  try {
    const picked = readPastedReference(trimmed);
    return { kind: 'reference', picked, isPasted: picked !== trimmed, reference: parseReference(picked) };
  } catch (thrown) {
    return { kind: 'invalid', problem: toProblem(thrown) };
  }
}

/**
 * Whether a reference may be looked up while it is typed: layouts lie on this machine, docker.io and registries
 * already used are known to the person. Any other host is asked on Enter only, or typing would be a port scan.
 */
export function isProbeable(reference: Reference, usedRegistries: readonly string[]): boolean {
  if (reference.kind === 'layout') return true;
  return reference.registry === 'docker.io' || usedRegistries.includes(reference.registry);
}
