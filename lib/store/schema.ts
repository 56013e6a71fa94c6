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

/** A push: what it writes, and how far it came. */
export type PushTable = {
  id: string;
  /** `queued`, `running`, `done`, `failed`, `cancelled` or `conflict`. */
  state: string;
  /** The repository that it goes to, without a tag. */
  repository: string;
  /** JSON: each tag with the digests that it points to before and after. */
  tags: string;
  /** JSON: the manifests of these digests, their bytes in base64. */
  manifests: string;
  /** The draft that it came from; null where it came from none. */
  draft: string | null;
  /** 1: the draft goes when the push is done. */
  purge: number;
  /** JSON: what the index names, with where it is taken from. */
  entries: string;
  /** JSON: the steps as they stand, and the last lines of the log. */
  progress: string;
  /** JSON: why it did not end well; null otherwise. */
  problem: string | null;
  undo_of: string | null;
  undone_by: string | null;
  created_at_ms: number;
  finished_at_ms: number | null;
};

/** One row per registry and form of an index that it refused. */
type RefusedFormTable = {
  /** Primary key together with `form`. */
  registry: string;
  form: string;
  refused_at_ms: number;
};

/** The tables, as `migrations.ts` makes them: columns of text, integer and bigint only. */
export type Schema = {
  recent_view: RecentViewTable;
  tag_sighting: TagSightingTable;
  registry: RegistryTable;
  draft: DraftTable;
  draft_step: DraftStepTable;
  push: PushTable;
  refused_form: RefusedFormTable;
};
