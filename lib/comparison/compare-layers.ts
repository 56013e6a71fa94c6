import type { LayerChange, LayerComparison } from '../contract/comparison';
import type { ConfigView, EntryView, LayerView } from '../contract/image';
import { historyCommand } from '../display/history-command';
import { alignSequences } from './align-sequences';

/** A layer with its place and what is known of its making. */
type PlacedLayer = LayerView & Readonly<{ number: number; diffId: string | null; createdBy: string | null }>;

/**
 * What became of each layer, from the base up, and what a host that has one side must pull for the other. Null while a
 * side is not read.
 */
export function compareLayers(a: EntryView, b: EntryView): LayerComparison | null {
  if (a.layers === null || b.layers === null) return null;
  const [ofA, ofB] = [placedLayers(a.layers, a.config), placedLayers(b.layers, b.config)];
  const atA = new Set<string>(ofA.map(({ digest }) => digest));
  return {
    rows: alignLayers(ofA, ofB).map(([one, other]) => layerChange(one, other, atA)),
    reused: ofB.filter(({ digest }) => atA.has(digest)).length,
    total: ofB.length,
    pullBytes: bytesToPull(a, b),
    pullBackBytes: bytesToPull(b, a),
  };
}

/** Compressed bytes of the blobs of `wanted` that are none of `present`, each blob once. */
function bytesToPull(present: EntryView, wanted: EntryView): number {
  const there = blobsOf(present);
  return [...blobsOf(wanted)].reduce((sum, [digest, size]) => sum + (there.has(digest) ? 0 : size), 0);
}

function blobsOf({ layers, config }: EntryView): ReadonlyMap<string, number> {
  return new Map([...(layers ?? []), ...(config ? [config] : [])].map(({ digest, sizeBytes }) => [digest, sizeBytes]));
}

type LayerPair = readonly [PlacedLayer | null, PlacedLayer | null];

/** Equal blobs first; between them what the same step made; what is left is taken in order where both sides have as many. */
function alignLayers(a: readonly PlacedLayer[], b: readonly PlacedLayer[]): readonly LayerPair[] {
  return alignRuns(
    a,
    b,
    (one, other) => one.digest === other.digest,
    (restA, restB) => alignRuns(restA, restB, madeByTheSame, inOrder),
  );
}

function madeByTheSame(one: PlacedLayer, other: PlacedLayer): boolean {
  if (one.diffId !== null && one.diffId === other.diffId) return true;
  return one.createdBy !== null && one.createdBy === other.createdBy;
}

function inOrder(a: readonly PlacedLayer[], b: readonly PlacedLayer[]): readonly LayerPair[] {
  if (a.length === b.length) return a.map((layer, at) => [layer, b[at] ?? null]);
  return [...a.map((layer): LayerPair => [layer, null]), ...b.map((layer): LayerPair => [null, layer])];
}

/** Lays out what `isSame` finds, and each run of other layers between as `alignRest` does. */
function alignRuns(
  a: readonly PlacedLayer[],
  b: readonly PlacedLayer[],
  isSame: (one: PlacedLayer, other: PlacedLayer) => boolean,
  alignRest: typeof inOrder,
): readonly LayerPair[] {
  const pairs: LayerPair[] = [];
  let rest: { a: PlacedLayer[]; b: PlacedLayer[] } = { a: [], b: [] };
  const flush = () => {
    pairs.push(...alignRest(rest.a, rest.b));
    rest = { a: [], b: [] };
  };
  for (const [atA, atB] of alignSequences(a, b, isSame)) {
    const one = atA === null ? undefined : a[atA];
    const other = atB === null ? undefined : b[atB];
    if (one && other) {
      flush();
      pairs.push([one, other]);
    } else if (one) rest.a.push(one);
    else if (other) rest.b.push(other);
  }
  flush();
  return pairs;
}

function layerChange(a: PlacedLayer | null, b: PlacedLayer | null, atA: ReadonlySet<string>): LayerChange {
  return { verdict: verdictOf(a, b, atA), a: told(a), b: told(b), createdBy: b?.createdBy ?? a?.createdBy ?? null };
}

function verdictOf(a: PlacedLayer | null, b: PlacedLayer | null, atA: ReadonlySet<string>): LayerChange['verdict'] {
  if (b === null) return 'removed';
  if (a?.digest === b.digest) return 'same';
  if (atA.has(b.digest)) return 'moved';
  if (a === null) return 'added';
  return a.diffId !== null && a.diffId === b.diffId ? 'recompressed' : 'changed';
}

function told(layer: PlacedLayer | null): LayerChange['a'] {
  if (layer === null) return null;
  const { diffId: _, createdBy: __, ...rest } = layer;
  return rest;
}

/** Where the history or the diff IDs do not match the layers in number, none is paired with a layer. */
function placedLayers(layers: readonly LayerView[], config: ConfigView | null): readonly PlacedLayer[] {
  const steps = (config?.history ?? []).filter(({ emptyLayer }) => !emptyLayer);
  const hasSteps = steps.length === layers.length;
  const hasDiffIds = config?.diffIds.length === layers.length;
  return layers.map((layer, at) => {
    const createdBy = hasSteps ? (steps[at]?.createdBy ?? steps[at]?.comment) : undefined;
    return {
      ...layer,
      number: at + 1,
      diffId: (hasDiffIds && config?.diffIds[at]) || null,
      createdBy: createdBy ? historyCommand(createdBy) : null,
    };
  });
}
