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

/** One row per registry that was given settings. */
type RegistryTable = {
  /** The registry's one name: the primary key. */
  host: string;
  /** 1: plain http; 0: https; null: as for a registry without settings. */
  http: number | null;
  /** 0: any certificate is believed. */
  tls_verify: number;
  /** Certificates in PEM; null: the system's. */
  ca: string | null;
  /** JSON: an array of addresses and networks. */
  allowed_addresses: string;
  /** `none`, `docker` or `stored`; what follows is null but for `stored`. */
  account_kind: string;
  username: string | null;
  /** `password` or `token`. */
  secret_kind: string | null;
  /** Never in clear: sealed by `lib/account`. */
  sealed_secret: string | null;
  stored_at_ms: number | null;
  updated_at_ms: number;
};

/** An index that is being composed, at one of its steps. */
export type DraftTable = {
  id: string;
  version: number;
  /** The step that counts now, the first and the last that are kept. */
  step: number;
  first_step: number;
  last_step: number;
  /** JSON: what the target's tag was seen to point to; null while nobody looked. */
  seen: string | null;
  created_at_ms: number;
  updated_at_ms: number;
};

/** A draft as it was after one step. */
type DraftStepTable = {
  draft: string;
  step: number;
  /** JSON: the draft. */
  state: string;
};

/** The tables, as `migrations.ts` makes them: columns of text, integer and bigint only. */
export type Schema = {
  recent_view: RecentViewTable;
  tag_sighting: TagSightingTable;
  registry: RegistryTable;
  draft: DraftTable;
  draft_step: DraftStepTable;
};
