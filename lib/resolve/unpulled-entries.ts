import { formatFullPlatform } from '../platform/format-platform';
import { type Engine, engineIds, hasEngine } from './engine';
import type { Host } from './host';
import { hostOf } from './host-of';
import { knownMachines, type Machine } from './known-machines';
import type { ResolvableEntry, ResolvableImage } from './resolvable-image';
import { resolveEntry } from './resolve-entry';

/**
 * Ids of the images in an index that none of the machines pulls by any of the engines. Attestations, artifacts and what
 * cannot be told before more is read are left out.
 */
export function unpulledEntries(
  image: ResolvableImage,
  machines: readonly Machine[] = knownMachines,
  engines: readonly Engine[] = engineIds,
): readonly string[] {
  const pulled = new Set<string>();
  const unread: string[] = [];
  for (const engine of engines) {
    for (const host of distinctHosts(machines, engine)) {
      const resolution = resolveEntry(engine, host, image);
      if (resolution.match !== null) pulled.add(resolution.match.id);
      unread.push(...resolution.unread);
    }
  }
  return imageIds(image.entries).filter((id) => !pulled.has(id) && !unread.some((other) => isWithin(id, other)));
}

/** What the engine sees of the machines that run it, each once. */
function distinctHosts(machines: readonly Machine[], engine: Engine): Iterable<Host> {
  const hosts = machines.filter(({ platform }) => hasEngine(platform, engine)).map((one) => hostOf(one, engine));
  return new Map(hosts.map((host) => [formatFullPlatform(host.platform), host])).values();
}

function imageIds(entries: readonly ResolvableEntry[]): readonly string[] {
  return entries.flatMap(({ kind, id, entries: inside }) => {
    if (kind === 'index') return imageIds(inside ?? []);
    return kind === 'manifest' ? [id] : [];
  });
}

/** Whether an entry is `other` or lies below it. */
function isWithin(id: string, other: string): boolean {
  return id === other || id.startsWith(`${other}.`);
}
