import 'server-only';
import { join } from 'node:path';
import { z } from 'zod';
import type { LayoutFiles } from './layout-files';
import { maxIndexBytes } from './layout-index';
import { withoutTag } from './layout-tags';
import { writeAside } from './write-aside';

/** What is kept of `index.json` as it stands: every field, also those nobody knows. */
const indexSchema = z.looseObject({
  manifests: z.array(z.looseObject({ digest: z.string(), annotations: z.record(z.string(), z.string()).optional() })),
});
export type RawIndex = z.infer<typeof indexSchema>;

const turns = new Map<string, Promise<unknown>>();

/** Changes the `index.json` of the layout at `path`, one change after another: two at once would each undo the other. */
export async function changeLayoutIndex(
  path: string,
  files: LayoutFiles,
  change: (index: RawIndex) => RawIndex | Promise<RawIndex>,
): Promise<void> {
  const changeNow = async () => writeIndex(path, await change(await readRawIndex(files)));
  const turn = (turns.get(path) ?? Promise.resolve()).catch(() => undefined).then(changeNow);
  turns.set(path, turn);
  try {
    await turn;
  } finally {
    if (turns.get(path) === turn) turns.delete(path);
  }
}

/** The entries without `tag`. A manifest that had it stays in the index: without a tag, unless it has another entry. */
export function untagged({ manifests }: RawIndex, tag: string): RawIndex['manifests'] {
  const left = manifests.map((entry) => ({ entry, kept: withoutTag(entry.annotations ?? {}, tag) }));
  return left.flatMap(({ entry, kept }, position) => {
    if (kept === null) return entry;
    const isElsewhere = left.some(
      (other, at) => at !== position && other.entry.digest === entry.digest && (other.kept === null || at > position),
    );
    if (isElsewhere && Object.keys(kept).length === 0) return [];
    const { annotations: _, ...rest } = entry;
    return Object.keys(kept).length === 0 ? rest : { ...rest, annotations: kept };
  });
}

async function readRawIndex(files: LayoutFiles): Promise<RawIndex> {
  const bytes = await files.read('index.json', maxIndexBytes);
  return indexSchema.parse(JSON.parse(Buffer.from(bytes ?? '').toString()));
}

/** Whole or not at all: a reader meets the old index or the new one. */
async function writeIndex(path: string, index: RawIndex): Promise<void> {
  await writeAside(join(path, 'index.json'), [Buffer.from(JSON.stringify(index))]);
}
