import type { TagRow } from '../contract/tag-row';
import { parsePlatform } from '../platform/parse-platform';
import { sha256 } from './fixtures';

type Changes = Partial<Omit<TagRow, 'platforms'>> & Readonly<{ content?: string; platforms?: readonly string[] }>;

/** A row of the tags page; `platforms` as `linux/arm64`, and tags of one `content` share their digest. */
export function tagRow(tag: string, { content = tag, platforms = [], ...changes }: Changes = {}): TagRow {
  return {
    tag,
    digest: sha256(Buffer.from(content)),
    mediaType: 'application/vnd.oci.image.index.v1+json',
    kind: 'index',
    artifact: null,
    platforms: platforms.map((platform) => ({
      platform: parsePlatform(platform),
      digest: sha256(Buffer.from(`${content} ${platform}`)),
      totalBytes: 1000,
    })),
    totalBytes: 1000,
    created: '2025-05-02T09:14:00Z',
    subject: null,
    findings: { errors: 0, warnings: 0 },
    movedAt: null,
    problem: null,
    ...changes,
  };
}

/** Rows as the page keeps them, by tag. */
export function rowMap(...rows: readonly TagRow[]): ReadonlyMap<string, TagRow> {
  return new Map(rows.map((row) => [row.tag, row]));
}
