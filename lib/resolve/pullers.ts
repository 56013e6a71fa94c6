import { formatFullPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import { type Engine, engineIds } from './engine';
import { knownMachines, type Machine } from './known-machines';
import { knownHost } from './listed-host';
import type { Fallback, Resolution } from './resolution';
import type { ResolvableImage } from './resolvable-image';
import { resolveRow } from './resolve-row';

/** Machines of one platform that pull an entry in the same way. */
export type Puller = Readonly<{
  platform: Platform;
  /** Their names. */
  machines: readonly string[];
  /** By which engines they pull it. */
  engines: readonly Engine[];
  /** By how many engines they pull it or something else. */
  engineCount: number;
  fallback: Fallback | null;
  emulated: boolean;
}>;

/** The machines that pull each entry of an image, by the id of the entry; who pulls what is not read yet is left out. */
export function pullersByEntry(
  image: ResolvableImage,
  machines: readonly Machine[] = knownMachines,
): ReadonlyMap<string, readonly Puller[]> {
  const byEntry = new Map<string, Map<string, Puller>>();
  for (const machine of machines) {
    const cells = resolveRow(knownHost(machine), image).cells.filter((cell) => cell !== null);
    for (const entry of new Set(cells.flatMap(({ match }) => match?.id ?? []))) {
      const taken = cells.filter(({ match }) => match?.id === entry);
      const pullers = byEntry.get(entry) ?? new Map<string, Puller>();
      const puller = pullerOf(machine, taken, cells.length);
      const key = [formatFullPlatform(machine.platform), puller.engines, puller.fallback, puller.emulated].join(' ');
      const known = pullers.get(key);
      pullers.set(key, known ? { ...known, machines: [...known.machines, machine.name] } : puller);
      byEntry.set(entry, pullers);
    }
  }
  return new Map([...byEntry].map(([entry, pullers]) => [entry, [...pullers.values()]]));
}

function pullerOf({ name, platform }: Machine, taken: readonly Resolution[], engineCount: number): Puller {
  return {
    platform,
    machines: [name],
    engines: engineIds.filter((engine) => taken.some((one) => one.engine === engine)),
    engineCount,
    fallback: taken.find(({ fallback }) => fallback !== null)?.fallback ?? null,
    emulated: taken.some(({ emulated }) => emulated),
  };
}
