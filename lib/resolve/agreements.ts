import type { Engine } from './engine';
import type { Resolution } from './resolution';

/** Engines that take the same from one image for one machine. */
export type Agreement = Readonly<{
  engines: readonly Engine[];
  /** Id of the entry they take; null where they take none, or where that is not known. */
  entry: string | null;
}>;

/**
 * The engines by what they take, in the order in which they are given: more than one group where they disagree.
 * @param resolutions of one image for one machine, one per engine
 */
export function agreements(resolutions: readonly Resolution[]): readonly Agreement[] {
  const groups = new Map<string | null, Engine[]>();
  for (const { engine, match } of resolutions) {
    const entry = match?.id ?? null;
    groups.set(entry, [...(groups.get(entry) ?? []), engine]);
  }
  return [...groups].map(([entry, engines]) => ({ entry, engines }));
}
