import 'server-only';
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TagOrDigest } from '../oci/content-deletion';
import { ProblemError } from '../problem/problem';
import { blobPath, type LayoutFiles } from './layout-files';
import { maxIndexBytes, readLayoutIndex } from './layout-index';
import { tagsOf, withoutTag } from './layout-tags';

/** What is kept of `index.json` as it stands: every field, also those nobody knows. */
const indexSchema = z.looseObject({
  manifests: z.array(z.looseObject({ digest: z.string(), annotations: z.record(z.string(), z.string()).optional() })),
});
type RawIndex = z.infer<typeof indexSchema>;

const turns = new Map<string, Promise<unknown>>();

/**
 * Deletes a tag, or a manifest with every tag of it, in a layout that is a directory. Its config and layers stay, as they do
 * in a registry: other images may share them. Throws `not_found`.
 */
export async function deleteFromLayout(folder: string, files: LayoutFiles, named: TagOrDigest): Promise<void> {
  const path = join(folder, files.name);
  // Two deletions at once would each write back what the other has deleted.
  const turn = (turns.get(path) ?? Promise.resolve()).catch(() => undefined).then(() => deleteNow(path, files, named));
  turns.set(path, turn);
  try {
    await turn;
  } finally {
    if (turns.get(path) === turn) turns.delete(path);
  }
}

async function deleteNow(path: string, files: LayoutFiles, named: TagOrDigest): Promise<void> {
  const checked = await readLayoutIndex(files);
  const index = indexSchema.parse(
    JSON.parse(Buffer.from((await files.read('index.json', maxIndexBytes)) ?? '').toString()),
  );
  if ('tag' in named) {
    if (!tagsOf(checked).has(named.tag)) throw missing(files, `tag “${named.tag}”`);
    return writeIndex(path, { ...index, manifests: untagged(index, named.tag) });
  }
  const manifests = index.manifests.filter(({ digest }) => digest !== named.digest);
  const hasBlob = await files.has(blobPath(named.digest));
  if (manifests.length === index.manifests.length && !hasBlob) throw missing(files, `manifest ${named.digest}`);
  await writeIndex(path, { ...index, manifests });
  await rm(join(path, blobPath(named.digest)), { force: true });
}

/** The manifest stays in the index: without a tag, unless it has another entry. */
function untagged({ manifests }: RawIndex, tag: string): RawIndex['manifests'] {
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

/** Whole or not at all: a reader meets the old index or the new one. */
async function writeIndex(path: string, index: RawIndex): Promise<void> {
  const written = join(path, `index.json.${randomUUID()}`);
  const handle = await open(written, 'wx', 0o644);
  try {
    await handle.writeFile(JSON.stringify(index));
    await handle.sync();
    await handle.close();
    await rename(written, join(path, 'index.json'));
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(written, { force: true });
    throw error;
  }
}

function missing({ name }: LayoutFiles, what: string): ProblemError {
  return new ProblemError({ code: 'not_found', message: `The layout “${name}” has no ${what}.` });
}
