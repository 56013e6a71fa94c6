/** The names under which TanStack Query keeps what the server answered. */
export const queryKeys = {
  image: (reference: string) => ['image', reference] as const,
  imageHead: (reference: string) => ['image-head', reference] as const,
  manifestText: (reference: string) => ['manifest', reference] as const,
  attestation: (reference: string, subject: string) => ['attestation', reference, subject] as const,
  /** Which kinds of statements the attestation manifests hold that were opened so far. */
  attested: () => ['attested'] as const,
  statementText: (reference: string, statement: string) => ['statement', reference, statement] as const,
  platforms: (reference: string) => ['platforms', reference] as const,
  access: (reference: string) => ['access', reference] as const,
  recents: () => ['recents'] as const,
  registries: () => ['registries'] as const,
  repositories: (registry: string) => ['repositories', registry] as const,
  tags: (repository: string) => ['tags', repository] as const,
  /** What the tags of a repository point to, as far as they were read: a map by tag. */
  tagRows: (repository: string) => ['tag-rows', repository] as const,
  /** The same where of indexes nothing but the index was read. */
  indexRows: (repository: string) => ['index-rows', repository] as const,
  siblingRepositories: (registry: string) => ['sibling-repositories', registry] as const,
  deletionPlan: (reference: string) => ['deletion-plan', reference] as const,
  drafts: () => ['drafts'] as const,
  pushes: () => ['pushes'] as const,
  push: (id: string) => ['push', id] as const,
  draft: (id: string) => ['draft', id] as const,
  /** What a push of the draft would do: its plan changes with its version, and with what its tag was seen to hold. */
  pushPlan: (draft: string, version: number, seenAt: string | undefined) =>
    ['push-plan', draft, version, seenAt] as const,
  draftCommands: (draft: string, version: number) => ['draft-commands', draft, version] as const,
  /** Looked for anew only where the names that it goes by change. */
  draftSiblings: (draft: string, families: string) => ['draft-siblings', draft, families] as const,
  siblings: (reference: string) => ['siblings', reference] as const,
  /** What a merge of the draft with its tag would be. */
  draftMerge: (draft: string, base: string | null | undefined, choices: Readonly<Record<string, string>>) =>
    ['draft-merge', draft, base, choices] as const,
  draftPreview: (text: string, kind: string | undefined) => ['draft-preview', text, kind] as const,
  probe: (reference: string) => ['probe', reference] as const,
};
