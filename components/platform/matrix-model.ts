import type { PlatformView } from '@/lib/contract/image';
import { architectureRank } from '@/lib/platform/architecture-family';
import type { Leaf } from './entry-leaves';

/** Architectures across, operating systems down, and apart what declares no platform. */
export type MatrixModel = Readonly<{
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  /** Entries without a platform or with `unknown` ones, in index order. */
  apart: readonly Leaf[];
}>;

export type MatrixColumn = Readonly<{ architecture: string; count: number }>;

/** One operating system, or one `os.version` of it; entries of the same architecture stack in index order. */
export type MatrixRow = Readonly<{
  os: string;
  osVersion: string | null;
  cells: ReadonlyMap<string, readonly Leaf[]>;
  /** What is expected and not listed, by architecture; below the entries of its cell. */
  gaps: ReadonlyMap<string, readonly PlatformView[]>;
  count: number;
  /** The largest entry of this operating system, whatever its version; size fills are relative to it. */
  largestBytes: number;
}>;

/**
 * Arranges entries by what their descriptors declare, and gaps where their entries would stand. Attestation manifests
 * that describe nothing listed stay out.
 */
export function matrixModel(leaves: readonly Leaf[], gaps: readonly PlatformView[] = []): MatrixModel {
  const listed = leaves.flatMap((leaf) => {
    const platform = platformOf(leaf);
    return platform === null ? [] : [{ platform, leaf }];
  });
  const placed = [...listed, ...gaps.map((platform) => ({ platform, leaf: null }))];
  return {
    columns: columnsOf(placed),
    rows: rowsOf(placed),
    apart: leaves.filter((leaf) => platformOf(leaf) === null && leaf.entry.kind !== 'attestation'),
  };
}

/** The leaves as they are read in the matrix: row by row, a stack from top to bottom. */
export function readingOrder({ columns, rows, apart }: MatrixModel): readonly Leaf[] {
  const placed = rows.flatMap((row) => columns.flatMap(({ architecture }) => row.cells.get(architecture) ?? []));
  return [...placed, ...apart];
}

/** A platform's place in the matrix; without a leaf it is a gap. */
type Placed = Readonly<{ platform: PlatformView; leaf: Leaf | null }>;

function platformOf({ entry }: Leaf): PlatformView | null {
  if (entry.kind === 'attestation' || entry.platform === null) return null;
  const { os, architecture } = entry.platform;
  return [os, architecture].some((name) => name === '' || name === 'unknown') ? null : entry.platform;
}

function columnsOf(placed: readonly Placed[]): readonly MatrixColumn[] {
  return [...groupBy(placed, architectureOf)]
    .map(([architecture, group]) => ({ architecture, count: leavesOf(group).length }))
    .sort(
      (a, b) =>
        architectureRank(a.architecture) - architectureRank(b.architecture) ||
        (a.architecture < b.architecture ? -1 : 1),
    );
}

function rowsOf(placed: readonly Placed[]): readonly MatrixRow[] {
  return [...groupBy(placed, ({ platform }) => platform.os)].flatMap(([os, ofOs]) => {
    const largestBytes = Math.max(0, ...leavesOf(ofOs).map(({ entry }) => entry.totalBytes ?? 0));
    return [...groupBy(ofOs, ({ platform }) => platform['os.version'] ?? null)].map(([osVersion, row]) => {
      const byArchitecture = groupBy(row, architectureOf);
      return {
        os,
        osVersion,
        cells: mapValues(byArchitecture, leavesOf),
        gaps: mapValues(byArchitecture, gapsOf),
        count: leavesOf(row).length,
        largestBytes,
      };
    });
  });
}

function architectureOf({ platform }: Placed): string {
  return platform.architecture;
}

function leavesOf(placed: readonly Placed[]): readonly Leaf[] {
  return placed.flatMap(({ leaf }) => leaf ?? []);
}

function gapsOf(placed: readonly Placed[]): readonly PlatformView[] {
  return placed.filter(({ leaf }) => leaf === null).map(({ platform }) => platform);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function mapValues<Key, From, To>(map: ReadonlyMap<Key, From>, of: (value: From) => To): ReadonlyMap<Key, To> {
  return new Map([...map].map(([key, value]) => [key, of(value)]));
}
