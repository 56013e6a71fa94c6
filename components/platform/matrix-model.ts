import { architectureFamily } from '@/lib/platform/architecture-family';
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
  count: number;
  /** The largest entry of this operating system, whatever its version; size fills are relative to it. */
  largestBytes: number;
}>;

/** The order architectures are read in; the rest follows by name. */
const familyOrder = [
  'amd64',
  '386',
  'arm64',
  'arm',
  'ppc64le',
  's390x',
  'riscv64',
  'loong64',
  'mips64le',
  'wasm',
  'unknown',
];

/** Arranges entries by what their descriptors declare. Attestation manifests that describe nothing listed stay out. */
export function matrixModel(leaves: readonly Leaf[]): MatrixModel {
  const placed = leaves.filter((leaf) => hasPlatform(leaf));
  return {
    columns: columnsOf(placed),
    rows: rowsOf(placed),
    apart: leaves.filter((leaf) => !hasPlatform(leaf) && leaf.entry.kind !== 'attestation'),
  };
}

/** The leaves as they are read in the matrix: row by row, a stack from top to bottom. */
export function readingOrder({ columns, rows, apart }: MatrixModel): readonly Leaf[] {
  const placed = rows.flatMap((row) => columns.flatMap(({ architecture }) => row.cells.get(architecture) ?? []));
  return [...placed, ...apart];
}

function hasPlatform({ entry }: Leaf): boolean {
  if (entry.kind === 'attestation' || entry.platform === null) return false;
  const { os, architecture } = entry.platform;
  return ![os, architecture].some((name) => name === '' || name === 'unknown');
}

function columnsOf(leaves: readonly Leaf[]): readonly MatrixColumn[] {
  const byArchitecture = groupBy(leaves, ({ entry }) => entry.platform?.architecture ?? '');
  return [...byArchitecture]
    .map(([architecture, entries]) => ({ architecture, count: entries.length }))
    .sort((a, b) => rank(a.architecture) - rank(b.architecture) || (a.architecture < b.architecture ? -1 : 1));
}

function rank(architecture: string): number {
  return familyOrder.indexOf(architectureFamily(architecture));
}

function rowsOf(leaves: readonly Leaf[]): readonly MatrixRow[] {
  const byOs = groupBy(leaves, ({ entry }) => entry.platform?.os ?? '');
  return [...byOs].flatMap(([os, ofOs]) => {
    const largestBytes = Math.max(0, ...ofOs.map(({ entry }) => entry.totalBytes ?? 0));
    const byVersion = groupBy(ofOs, ({ entry }) => entry.platform?.['os.version'] ?? null);
    return [...byVersion].map(([osVersion, entries]) => ({
      os,
      osVersion,
      cells: groupBy(entries, ({ entry }) => entry.platform?.architecture ?? ''),
      count: entries.length,
      largestBytes,
    }));
  });
}

function groupBy<Key>(leaves: readonly Leaf[], keyOf: (leaf: Leaf) => Key): Map<Key, readonly Leaf[]> {
  const groups = new Map<Key, Leaf[]>();
  for (const leaf of leaves) {
    const key = keyOf(leaf);
    const group = groups.get(key);
    if (group) group.push(leaf);
    else groups.set(key, [leaf]);
  }
  return groups;
}
