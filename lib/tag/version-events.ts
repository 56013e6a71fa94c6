import type { PlatformRow, VersionCell, VersionColumn, VersionMatrix } from './version-matrix';
import type { VersionPlatform } from './version-platform';

/** What a version gained and lost against the one before. */
export type VersionEvents = Readonly<{ column: VersionColumn; moves: readonly PlatformMove[] }>;

export type PlatformMove = Readonly<{
  kind: 'appeared' | 'gone';
  platform: VersionPlatform;
  /** `last in 1.9.3`, `back after 2.1.3`; null where there is nothing to add. */
  note: string | null;
}>;

/** The versions in which platforms appeared or vanished, the newest first; what vanished comes first. */
export function versionEvents({ columns, rows }: VersionMatrix): readonly VersionEvents[] {
  return columns
    .map((column, at) => {
      const gone = rows.filter(({ cells }) => cells[at]?.state === 'gone');
      const appeared = rows.filter(({ cells }) => hasAppeared(cells[at]));
      return {
        column,
        moves: [
          ...gone.map((row) => ({
            kind: 'gone' as const,
            platform: row.platform,
            note: goneNote(row, at, appeared, columns),
          })),
          ...appeared.map((row) => ({
            kind: 'appeared' as const,
            platform: row.platform,
            note: backNote(row, at, columns),
          })),
        ],
      };
    })
    .filter(({ moves }) => moves.length > 0)
    .reverse();
}

export function hasAppeared(cell: VersionCell | undefined): boolean {
  return cell?.state === 'present' && cell.change === 'appeared';
}

function goneNote(
  { platform, cells }: PlatformRow,
  at: number,
  appeared: readonly PlatformRow[],
  columns: readonly VersionColumn[],
): string | null {
  // One that takes the place of another is what people look for: `arm` for `arm/v6`, a newer Windows for an older one.
  const heir = appeared.find(
    (other) => other.platform.os === platform.os && other.platform.architecture === platform.architecture,
  )?.platform;
  if (heir !== undefined) return `${nameOf(heir)} came instead`;
  const last = columns[lastWith(cells, at)]?.version.name;
  return last === undefined ? null : `last in ${last}`;
}

function nameOf({ architecture, variant, build }: VersionPlatform): string {
  if (build !== '') return build;
  return variant === '' ? `${architecture} without variant` : `${architecture}/${variant}`;
}

function backNote({ cells }: PlatformRow, at: number, columns: readonly VersionColumn[]): string | null {
  const last = lastWith(cells, at);
  return last === -1 ? null : `was last in ${columns[last]?.version.name}`;
}

function lastWith(cells: readonly VersionCell[], before: number): number {
  return cells.slice(0, before).findLastIndex(({ state }) => state === 'present');
}

/** What a matrix tells in a few numbers. */
export type MatrixFacts = Readonly<{
  /** The newest version that is no pre-release; null where none was read. */
  newest: VersionColumn | null;
  /** Rows that the newest version lacks, and how many of them it is the first to lack. */
  vanished: number;
  vanishedInNewest: number;
  /** Rows that were gone and came back. */
  cameBack: number;
  /** The most platforms at once, and the versions with them. */
  most: number;
  mostIn: readonly VersionColumn[];
}>;

export function matrixFacts({ columns, rows }: VersionMatrix): MatrixFacts {
  const counted = columns.filter(({ state, isProvisional }) => state === 'read' && !isProvisional);
  const newest = counted.at(-1) ?? null;
  const at = newest === null ? -1 : columns.indexOf(newest);
  const inNewest = (state: VersionCell['state']) => rows.filter(({ cells }) => cells[at]?.state === state).length;
  const most = Math.max(0, ...counted.map(({ platformCount }) => platformCount));
  return {
    newest,
    vanished: inNewest('gone') + inNewest('absent'),
    vanishedInNewest: inNewest('gone'),
    cameBack: rows.filter(({ cells }) =>
      cells.some((cell, column) => hasAppeared(cell) && lastWith(cells, column) !== -1),
    ).length,
    most,
    mostIn: counted.filter(({ platformCount }) => platformCount === most),
  };
}
