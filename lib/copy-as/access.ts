/** How a registry is spoken to. */
export type RegistryAccess = Readonly<{
  kind: 'registry';
  scheme: 'https' | 'http';
  /** Whether every tool can verify its certificate: they refuse one that no public authority has signed. */
  verified: boolean;
  /** Where a token that may pull is asked for; null where the registry takes none, or was not asked yet. */
  tokenUrl: string | null;
}>;

/** Where an OCI layout lies on the server's disk. */
export type LayoutAccess = Readonly<{
  kind: 'layout';
  /** Absolute. */
  path: string;
  form: 'directory' | 'tar';
}>;

/** What another tool must be told to reach the content that a reference names. */
export type Access = RegistryAccess | LayoutAccess;
