import 'server-only';
import { z } from 'zod';
import { LruCache } from '@/lib/content/lru-cache';
import { digestSchema } from '@/lib/contract/digest';
import type { Descriptor } from '@/lib/oci/descriptor';

/** Something seen in a repository by an account, and when, in epoch milliseconds. */
export type Sighting = Readonly<{ descriptor: Descriptor; atMs: number }>;

/** What one account has seen in one repository. What was seen last stays. */
export class Sightings {
  /** By `manifests DIGEST` and `blobs DIGEST`. */
  readonly content = new LruCache<Sighting>(50_000);
  /** What tags pointed to. */
  readonly tags = new LruCache<Sighting>(1000);

  get count(): number {
    return this.content.weight + this.tags.weight;
  }
}

const rowSchema = z.tuple([z.string(), z.string(), digestSchema, z.int().nonnegative(), z.number()]);
const recordSchema = z.object({ content: z.array(rowSchema), tags: z.array(rowSchema) });
type Row = z.infer<typeof rowSchema>;

/** Sightings as the bytes of a record, from which `readSightings` makes them again. */
export function sightingsRecord({ content, tags }: Sightings): Uint8Array {
  return Buffer.from(JSON.stringify({ content: rowsOf(content), tags: rowsOf(tags) }));
}

/** Reads a record of sightings. A damaged one holds none, and so does what claims to be from the future. */
export function readSightings(record: Uint8Array, nowMs: number = Date.now()): Sightings {
  const sightings = new Sightings();
  const { content, tags } = parseRecord(record);
  for (const [rows, kept] of [[content, sightings.content] as const, [tags, sightings.tags] as const]) {
    for (const [name, mediaType, digest, size, atMs] of rows) {
      if (atMs <= nowMs) kept.set(name, { descriptor: { mediaType, digest, size }, atMs });
    }
  }
  return sightings;
}

function rowsOf(kept: LruCache<Sighting>): Row[] {
  return [...kept.entries()].map(([name, { descriptor, atMs }]) => {
    const { mediaType, digest, size } = descriptor;
    return [name, mediaType, digest, size, atMs];
  });
}

function parseRecord(record: Uint8Array): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(Buffer.from(record).toString('utf8')));
  } catch {
    return { content: [], tags: [] };
  }
}
