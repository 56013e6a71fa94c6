import type { TagRow } from '../contract/tag-row';
import type { Version } from './version-families';
import { compareVersionPlatforms, type VersionPlatform, versionPlatform } from './version-platform';

/** Versions across, oldest first; platforms down. */
export type VersionMatrix = Readonly<{
  columns: readonly VersionColumn[];
  rows: readonly PlatformRow[];
  /** Platforms for which there is no room. */
  leftOut: number;
}>;

/** An index may name thousands that differ in nothing that is worth a row. */
const mostRows = 200;

export type VersionColumn = Readonly<{
  version: Version;
  /** `read`: its platforms are known. `other`: it is no image. */
  state: 'read' | 'pending' | 'failed' | 'other';
  /** A pre-release, or builds without an index: nothing vanishes in it. */
  isProvisional: boolean;
  /** Null where builds stand for themselves, and where it is not read. */
  digest: string | null;
  created: string | null;
  /** Tags that name the same digest today. */
  aliases: readonly string[];
  platformCount: number;
}>;

export type PlatformRow = Readonly<{
  platform: VersionPlatform;
  /** One per column. */
  cells: readonly VersionCell[];
}>;

/**
 * Whether a version has a platform. `first`: in the first version that was read; `new`: another manifest than in the
 * version before; `gone`: the version before had it; `absent`: it is still gone; `never`: no version had it yet;
 * `unknown`: the version could not be read, or not yet.
 */
export type VersionCell =
  | Readonly<{
      state: 'present';
      change: 'first' | 'appeared' | 'new' | 'same';
      digest: string;
      totalBytes: number | null;
    }>
  | Readonly<{ state: 'gone' | 'absent' | 'never' | 'unknown' }>;

/** What was read of versions: rows by tag, and the tags that move, to be shown above the versions they name. */
type Read = Readonly<{ rows: ReadonlyMap<string, TagRow>; moving?: readonly string[] }>;

/** Compares each of `versions`, oldest first, with the one before that was read. */
export function versionMatrix(versions: readonly Version[], { rows, moving = [] }: Read): VersionMatrix {
  const hasReleases = versions.some(({ isPrerelease, isLoose }) => !isPrerelease && !isLoose);
  const held = versions.map((version) => holdingsOf(version, rows));
  const columns = versions.map((version, at) => columnOf(version, held[at] ?? null, { rows, moving }, hasReleases));
  const platforms = new Map<string, VersionPlatform>();
  for (const holdings of held)
    for (const { platform } of holdings?.values() ?? []) platforms.set(platform.key, platform);
  const ordered = [...platforms.values()].sort(compareVersionPlatforms);
  const rowOf = (platform: VersionPlatform) => ({ platform, cells: cellsOf(platform.key, columns, held) });
  return { columns, rows: ordered.slice(0, mostRows).map(rowOf), leftOut: Math.max(0, ordered.length - mostRows) };
}

/** Where `column` is compared with: the last one before that was read and is no pre-release. -1: none. */
export function columnBefore({ columns }: Pick<VersionMatrix, 'columns'>, column: number): number {
  return columns.findLastIndex(({ state, isProvisional }, at) => at < column && state === 'read' && !isProvisional);
}

/** The newest version that has a platform, pre-releases aside; null where only they have it. */
export function newestWith({ columns }: Pick<VersionMatrix, 'columns'>, { cells }: PlatformRow): VersionColumn | null {
  return columns.findLast(({ isProvisional }, at) => !isProvisional && cells[at]?.state === 'present') ?? null;
}

type Held = Readonly<{ platform: VersionPlatform; digest: string; totalBytes: number | null }>;
/** What a version has, by the key of the platform; the first where an index names one twice. */
type Holdings = ReadonlyMap<string, Held>;

/** Null where a tag of the version is not read, or is no image. */
function holdingsOf({ tags }: Version, rows: ReadonlyMap<string, TagRow>): Holdings | null {
  const holdings = new Map<string, Held>();
  for (const tag of tags) {
    const row = rows.get(tag);
    if (row === undefined || !isImage(row)) return null;
    for (const { platform: declared, digest, totalBytes } of row.platforms) {
      const platform = versionPlatform(declared);
      if (platform !== null && !holdings.has(platform.key))
        holdings.set(platform.key, { platform, digest, totalBytes });
    }
  }
  return holdings;
}

function isImage({ kind, platforms, problem }: TagRow): boolean {
  return (
    kind === 'index' ||
    (kind === 'manifest' && (problem === null || platforms.some(({ platform }) => platform !== null)))
  );
}

function columnOf(
  version: Version,
  holdings: Holdings | null,
  { rows, moving = [] }: Read,
  hasReleases: boolean,
): VersionColumn {
  const read = version.tags.flatMap((tag) => rows.get(tag) ?? []);
  const digest = version.isLoose ? null : (read[0]?.digest ?? null);
  return {
    version,
    state: stateOf(version, read, holdings),
    isProvisional: hasReleases && (version.isPrerelease || version.isLoose),
    digest,
    created:
      read
        .flatMap(({ created }) => created ?? [])
        .toSorted()
        .at(-1) ?? null,
    aliases: digest === null ? [] : moving.filter((tag) => rows.get(tag)?.digest === digest),
    platformCount: holdings?.size ?? 0,
  };
}

function stateOf(version: Version, read: readonly TagRow[], holdings: Holdings | null): VersionColumn['state'] {
  if (holdings !== null) return 'read';
  if (read.length < version.tags.length) return 'pending';
  return read.some(({ problem }) => problem !== null) ? 'failed' : 'other';
}

function cellsOf(
  key: string,
  columns: readonly VersionColumn[],
  held: readonly (Holdings | null)[],
): readonly VersionCell[] {
  let before: Held | undefined;
  let isFirst = true;
  let hasBeen = false;
  return columns.map(({ isProvisional }, at) => {
    const holdings = held[at] ?? null;
    if (holdings === null) return { state: 'unknown' };
    const now = holdings.get(key);
    if (isProvisional) {
      if (now === undefined) return { state: hasBeen && before === undefined ? 'absent' : 'never' };
      const change = before === undefined || before.digest !== now.digest ? 'new' : 'same';
      return { state: 'present', change, digest: now.digest, totalBytes: now.totalBytes };
    }
    const cell = cellOf(now, before, { isFirst, hasBeen });
    before = now;
    isFirst = false;
    hasBeen ||= now !== undefined;
    return cell;
  });
}

function cellOf(
  now: Held | undefined,
  before: Held | undefined,
  { isFirst, hasBeen }: Readonly<{ isFirst: boolean; hasBeen: boolean }>,
): VersionCell {
  if (now === undefined) return { state: before !== undefined ? 'gone' : hasBeen ? 'absent' : 'never' };
  const { digest, totalBytes } = now;
  const change = isFirst ? 'first' : before === undefined ? 'appeared' : before.digest === digest ? 'same' : 'new';
  return { state: 'present', change, digest, totalBytes };
}
