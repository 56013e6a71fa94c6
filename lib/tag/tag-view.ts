/** What kinds of things tags name. */
export const tagKinds = ['index', 'manifest', 'artifact'] as const;
export type TagKind = (typeof tagKinds)[number];

/** What a person wants to see of a repository; what is absent asks for nothing. */
export type TagFilter = Readonly<{
  /** Part of the name; with `*` or `?` the whole of it. */
  text?: string;
  kind?: TagKind;
  /** Slots as `slotsOf` names them. */
  has?: string;
  lacks?: string;
}>;

export const tagOrders = ['version', 'name', 'created', 'digest'] as const;
export type TagOrder = (typeof tagOrders)[number];
