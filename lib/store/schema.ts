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

/** The tables, as `migrations.ts` makes them: columns of text, integer and bigint only. */
export type Schema = { recent_view: RecentViewTable };
