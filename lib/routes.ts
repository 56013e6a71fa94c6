import type { Route } from 'next';
import { type ComposeWay, composeWays } from './compose-as/compose-command';
import { type EntryChoice, formatEntryChoice } from './contract/entry-choice';
import { parseResolveSelection, type ResolveSelection } from './resolve/resolve-selection';
import { type TagFilter, type TagOrder, tagKinds, tagOrders } from './tag/tag-view';
import { parseVersionSelection, type VersionSelection } from './tag/version-view';

/** Every URL of the app is built here and parsed here; query values are encoded once. */
type Query = Readonly<Record<string, string | undefined>>;

function href(path: string, query: Query): Route {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  // References and lists read better with their own marks, none of which needs escaping in a query (RFC 3986, 3.4).
  const search = parameters
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':')
    .replaceAll('%40', '@')
    .replaceAll('%2C', ',');
  return (search === '' ? path : `${path}?${search}`) as Route;
}

/** What the image page shows beside the reference; all of it lives in the URL. */
export type ImageSelection = Readonly<{
  /** Id of the selected entry, as in `EntryView.id`. */
  entry?: string;
  tab?: ImageTab;
  view?: ImageLayout;
  /** A tag or reference whose platforms are expected; empty: nothing is; absent: what this tag had when it was last seen. */
  expect?: string;
}>;

export const imageTabs = ['overview', 'layers', 'config', 'raw', 'attestations'] as const;
export type ImageTab = (typeof imageTabs)[number];
export const imageLayouts = ['matrix', 'table'] as const;
export type ImageLayout = (typeof imageLayouts)[number];

/** What the page of a comparison shows beside its two references; all of it lives in the URL. */
export type CompareSelection = Readonly<{
  /** Entries to compare as two platforms: an `EntryView.id` or `os/architecture[/variant]`. */
  aEntry?: string;
  bEntry?: string;
  /** The selected row, as in `ComparedPlatform.id`. */
  pair?: string;
  show?: CompareFilter;
}>;

export const compareFilters = ['all', 'different', 'findings'] as const;
export type CompareFilter = (typeof compareFilters)[number];

export const pushFilters = ['all', 'pushed', 'unfinished'] as const;
/** Which pushes the history shows. */
export type PushFilter = (typeof pushFilters)[number];

export const registryPanes = ['settings', 'repositories'] as const;
/** What the page of a registry shows first where there is no room for both. */
export type RegistryPane = (typeof registryPanes)[number];

/** What the page of a repository shows; all of it lives in the URL. */
export type RepositorySelection = TagFilter &
  VersionSelection &
  Readonly<{
    tab?: RepositoryTab;
    order?: TagOrder;
    /** `digest`: tags of one digest share a line. */
    group?: 'digest';
  }>;

export const repositoryTabs = ['tags', 'versions'] as const;
export type RepositoryTab = (typeof repositoryTabs)[number];

/** What the page of a draft shows; all of it lives in the URL. */
export type DraftSelection = Readonly<{
  /** Id of the selected entry. */
  entry?: string;
  /** What small screens show. */
  tab?: DraftTab;
  /** `diff`: the preview beside what the tag holds. */
  preview?: 'diff';
  /** The tool whose commands are shown. */
  tool?: ComposeWay;
}>;

export const draftTabs = ['entries', 'sources', 'preview'] as const;
export type DraftTab = (typeof draftTabs)[number];

/** What a new draft begins with: a pasted text, or the tag that it changes. */
export type NewDraft = Readonly<{ text?: string; amend?: string }>;

/** The search parameters Next hands to a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

export const routes = {
  home: () => '/' as Route,
  image: (reference?: string, selection: ImageSelection = {}) => href('/image', { ref: reference, ...selection }),
  /** Two references, or two entries of them; without both the page asks for what is missing. */
  compare: (a?: string, b?: string, selection: CompareSelection = {}) => href('/compare', { a, b, ...selection }),
  /** What hosts pull of an image; without a reference the page asks for one. */
  resolve: (reference?: string, selection: ResolveSelection = {}) => href('/resolve', { ref: reference, ...selection }),
  /** The list of registries, with one of them selected. */
  registries: (host?: string) => href('/registries', { host }),
  /** One registry: its repositories and its settings. */
  registry: (host: string, pane?: RegistryPane) => href(`/registries/${encodeURIComponent(host)}`, { pane }),
  /** The tags of a repository: `name` is a reference without tag and digest; without it the page asks for one. */
  repository: (name?: string, { text, ...selection }: RepositorySelection = {}) =>
    href('/repository', { name, q: text, ...selection }),
  /** The drafts, and what was pushed. */
  drafts: (show?: PushFilter) => href('/drafts', { show }),
  draft: (id: string, selection: DraftSelection = {}) => href(`/drafts/${encodeURIComponent(id)}`, selection),
  newDraft: (from: NewDraft = {}) => href('/drafts/new', from),
  push: (id: string) => `/pushes/${encodeURIComponent(id)}` as Route,
  rules: () => '/rules' as Route,
  /** The place on the page of rules where one of them is explained. */
  rule: (id: string) => `/rules#${encodeURIComponent(id)}` as Route,
  api: {
    manifest: (reference: string) => href('/api/v1/manifest', { ref: reference }),
    imageLines: (reference: string, entries: EntryChoice) =>
      href('/api/v1/image', { ref: reference, entries: formatEntryChoice(entries), as: 'lines' }),
    /** What an image lists, with none of its entries read. */
    imageHead: (reference: string) => href('/api/v1/image', { ref: reference, entries: 'none' }),
    attestation: (reference: string, subject?: string) => href('/api/v1/attestation', { ref: reference, subject }),
    statement: (reference: string, statement: string) =>
      href('/api/v1/attestation/statement', { ref: reference, statement }),
    /** A tar; see `lib/contract/export-operations.ts`. */
    export: (reference: string, format: 'oci' | 'docker', platform?: string) =>
      href('/api/v1/export', { ref: reference, format, platform }),
    probe: (reference: string) => href('/api/v1/probe', { ref: reference }),
    tags: (repository: string, limit?: number) => href('/api/v1/tags', { repository, limit: limit?.toString() }),
    tagRows: (repository: string, tags: readonly string[], entries?: 'all' | 'none' | 'auto') =>
      href('/api/v1/tags/rows', { repository, tags: tags.join(','), entries }),
    siblings: (reference: string) => href('/api/v1/siblings', { ref: reference }),
    platforms: (reference: string) => href('/api/v1/platforms', { ref: reference }),
    access: (reference: string) => href('/api/v1/access', { ref: reference }),
    recents: () => '/api/v1/recents' as Route,
    registries: () => '/api/v1/registries' as Route,
    registry: (id: string) => `/api/v1/registries/${encodeURIComponent(id)}` as Route,
    registryTest: (id: string) => `/api/v1/registries/${encodeURIComponent(id)}/test` as Route,
    repositories: (registry: string, page: Readonly<{ limit?: number; after?: string }> = {}) =>
      href('/api/v1/repositories', { registry, limit: page.limit?.toString(), after: page.after }),
    deletionPlan: (reference: string) => href('/api/v1/tags/deletion', { ref: reference }),
    /** For DELETE; `expect` is the digest that must still be there. */
    deletion: (reference: string, what: 'tag' | 'manifest', expect: string) =>
      href('/api/v1/tags', { ref: reference, what, expect }),
    drafts: () => '/api/v1/drafts' as Route,
    draft: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}` as Route,
    draftPush: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}/push` as Route,
    pushes: () => '/api/v1/pushes' as Route,
    push: (id: string, step?: 'events' | 'cancel' | 'resume' | 'undo') =>
      `/api/v1/pushes/${encodeURIComponent(id)}${step === undefined ? '' : `/${step}`}` as Route,
    draftPreview: () => '/api/v1/drafts/preview' as Route,
    draftEntries: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}/entries` as Route,
    draftEntry: (id: string, entry: string) =>
      `/api/v1/drafts/${encodeURIComponent(id)}/entries/${encodeURIComponent(entry)}` as Route,
    draftStep: (id: string, step: 'undo' | 'redo' | 'refresh') =>
      `/api/v1/drafts/${encodeURIComponent(id)}/${step}` as Route,
    draftCommands: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}/commands` as Route,
    draftSiblings: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}/siblings` as Route,
    draftMerge: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}/merge` as Route,
    pushPlan: (id: string) => `/api/v1/drafts/${encodeURIComponent(id)}/plan` as Route,
    /** For POST: the archive is the body, `name` that of its file. */
    layouts: (name: string) => href('/api/v1/layouts', { name }),
    /** For DELETE. */
    layout: (name: string) => `/api/v1/layouts/${encodeURIComponent(name)}` as Route,
    openApi: () => '/api/v1/openapi.json' as Route,
  },
};

/** The host in the path of `routes.registry`, and the pane its query asks for. Null for a path that is none of ours. */
export function parseRegistryRoute(
  host: string,
  parameters: SearchParams,
): Readonly<{ host: string; pane: RegistryPane }> | null {
  const pane = registryPanes.find((name) => name === one(parameters.pane)) ?? 'settings';
  try {
    return { host: decodeURIComponent(host), pane };
  } catch {
    return null;
  }
}

/** The inverse of `routes.registries`. */
export function parseRegistriesRoute(parameters: SearchParams): Readonly<{ host: string | undefined }> {
  return { host: one(parameters.host) };
}

/** The inverse of `routes.image`. Unknown tabs and views fall back to the first. */
export function parseImageRoute(parameters: SearchParams): { reference: string; selection: ImageSelection } {
  const entry = one(parameters.entry);
  const tab = imageTabs.find((name) => name === one(parameters.tab));
  const view = imageLayouts.find((name) => name === one(parameters.view));
  const expect = one(parameters.expect);
  return {
    reference: one(parameters.ref) ?? '',
    selection: {
      ...(entry === undefined ? {} : { entry }),
      ...(tab === undefined ? {} : { tab }),
      ...(view === undefined ? {} : { view }),
      ...(expect === undefined ? {} : { expect }),
    },
  };
}

/** The inverse of `routes.compare`; a side that is not named is empty. Unknown filters are left out. */
export function parseCompareRoute(parameters: SearchParams): { a: string; b: string; selection: CompareSelection } {
  const aEntry = one(parameters.aEntry);
  const bEntry = one(parameters.bEntry);
  const pair = one(parameters.pair);
  const show = compareFilters.find((name) => name === one(parameters.show));
  return {
    a: one(parameters.a) ?? '',
    b: one(parameters.b) ?? '',
    selection: {
      ...(aEntry === undefined ? {} : { aEntry }),
      ...(bEntry === undefined ? {} : { bEntry }),
      ...(pair === undefined ? {} : { pair }),
      ...(show === undefined ? {} : { show }),
    },
  };
}

/** The inverse of `routes.drafts`. */
export function parseDraftsRoute(parameters: SearchParams): Readonly<{ show: PushFilter }> {
  return { show: pushFilters.find((name) => name === one(parameters.show)) ?? 'all' };
}

/** The inverse of `routes.resolve`. */
export function parseResolveRoute(parameters: SearchParams): { reference: string; selection: ResolveSelection } {
  return {
    reference: one(parameters.ref) ?? '',
    selection: parseResolveSelection((name) => one(parameters[name])),
  };
}

/** What the query of `routes.draft` selects. Unknown tabs are left out. */
export function parseDraftRoute(parameters: SearchParams): DraftSelection {
  const entry = one(parameters.entry);
  const tab = draftTabs.find((name) => name === one(parameters.tab));
  const tool = composeWays.find((name) => name === one(parameters.tool));
  return {
    ...(entry === undefined ? {} : { entry }),
    ...(tab === undefined ? {} : { tab }),
    ...(one(parameters.preview) === 'diff' ? { preview: 'diff' } : {}),
    ...(tool === undefined ? {} : { tool }),
  };
}

/** The inverse of `routes.newDraft`. */
export function parseNewDraftRoute(parameters: SearchParams): NewDraft {
  const text = one(parameters.text);
  const amend = one(parameters.amend);
  return { ...(text === undefined ? {} : { text }), ...(amend === undefined ? {} : { amend }) };
}

/** The inverse of `routes.repository`. What is unknown or empty is left out. */
export function parseRepositoryRoute(parameters: SearchParams): { name: string; selection: RepositorySelection } {
  const text = one(parameters.q);
  const has = one(parameters.has);
  const lacks = one(parameters.lacks);
  const kind = tagKinds.find((name) => name === one(parameters.kind));
  const tab = repositoryTabs.find((name) => name === one(parameters.tab));
  const order = tagOrders.find((name) => name === one(parameters.order));
  return {
    name: one(parameters.name) ?? '',
    selection: {
      ...(text ? { text } : {}),
      ...(has ? { has } : {}),
      ...(lacks ? { lacks } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(tab === undefined ? {} : { tab }),
      ...(order === undefined ? {} : { order }),
      ...(one(parameters.group) === 'digest' ? { group: 'digest' } : {}),
      ...parseVersionSelection((name) => one(parameters[name])),
    },
  };
}
