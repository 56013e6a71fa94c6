import { agreements } from './agreements';
import { type Engine, engineIds, hasEngine } from './engine';
import { hostOf } from './host-of';
import type { ListedHost } from './listed-host';
import type { Resolution } from './resolution';
import type { ResolvableImage } from './resolvable-image';
import { resolveEntry } from './resolve-entry';

/** What one host pulls, by each of the engines. */
export type ResolvedRow = Readonly<{
  host: ListedHost;
  /** In the order of `engineIds`; null for an engine that machines of its operating system do not run. */
  cells: readonly (Resolution | null)[];
  /** Whether engines take different entries; false while that cannot be told. */
  differs: boolean;
}>;

/** Asks every engine what `host` pulls of `image`. */
export function resolveRow(host: ListedHost, image: ResolvableImage): ResolvedRow {
  const cells = engineIds.map((engine) => resolveCell(host, engine, image));
  const known = cells.filter((cell) => cell !== null);
  const isRead = known.every(({ unread }) => unread.length === 0);
  return { host, cells, differs: isRead && agreements(known).length > 1 };
}

/** A platform that is asked for is taken letter by letter; of a machine the engine sees what it detects. */
function resolveCell(host: ListedHost, engine: Engine, image: ResolvableImage): Resolution | null {
  const { platform, aarch32, isRequested } = host;
  if (!hasEngine(platform, engine)) return null;
  if (!isRequested) return resolveEntry(engine, hostOf(host, engine), image);
  return resolveEntry(engine, { platform, ...(aarch32 !== undefined && { aarch32 }) }, image, { requested: true });
}
