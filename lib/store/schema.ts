import 'server-only';

/** One row per reference that was looked at; the latest look counts. */
type RecentViewTable = {
  /** The reference in Docker's normal form: the primary key. */
  reference: string;
  /** The registry's host; null for an OCI layout. */
  registry: string | null;
  kind: string;
  media_type: string;
  /** JSON: an array of platforms. */
  platforms: string;
  viewed_at_ms: number;
};

/** One row per tag and digest that it was seen to name; the latest time counts. */
type TagSightingTable = {
  /** The reference in Docker's normal form, with a tag and without a digest; primary key together with `digest`. */
  reference: string;
  digest: string;
  /** JSON: an array of platforms. */
  platforms: string;
  seen_at_ms: number;
  /** Since when it was seen so without another in between; null where that was not kept yet. */
  since_ms: number | null;
};

/** The tables, as `migrations.ts` makes them: columns of text, integer and bigint only. */
export type Schema = { recent_view: RecentViewTable; tag_sighting: TagSightingTable };
