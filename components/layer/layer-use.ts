import type { Leaf } from '@/components/platform/entry-leaves';

/** Which entries hold a blob, by its digest. */
export type LayerUse = ReadonlyMap<string, readonly Leaf[]>;

/** Where each layer of an image stands; an entry that lists a blob twice counts once. */
export function layerUse(leaves: readonly Leaf[]): LayerUse {
  const use = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    for (const digest of new Set(leaf.entry.layers?.map((layer) => layer.digest))) {
      const holders = use.get(digest);
      if (holders) holders.push(leaf);
      else use.set(digest, [leaf]);
    }
  }
  return use;
}

/** Where else a blob stands, seen from one entry. `allOf` names the operating system whose other entries all hold it. */
export type AlsoIn = Readonly<{ others: readonly Leaf[]; allOf: string | null }>;

export function alsoIn(use: LayerUse, digest: string, self: Leaf, leaves: readonly Leaf[]): AlsoIn {
  const others = (use.get(digest) ?? []).filter(({ entry }) => entry.id !== self.entry.id);
  const os = self.entry.platform?.os;
  if (os === undefined || others.length < 2) return { others, allOf: null };
  const siblings = leaves.filter(({ entry }) => entry.platform?.os === os && entry.id !== self.entry.id);
  const all = siblings.length === others.length && others.every(({ entry }) => entry.platform?.os === os);
  return { others, allOf: all ? os : null };
}
