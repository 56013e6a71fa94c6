import type { PlatformView } from '@/lib/contract/image';
import type { Recent } from '@/lib/contract/recent';
import { formatAge } from '@/lib/display/date';
import { formatReference, parseReference, type Reference, repositoryOf } from '@/lib/oci/reference';
import type { Sample } from '../reference/sample-list';
import { readTypedReference, type TypedReference } from '../reference/typed-reference';
import type { Action } from './action-registry';
import { matchWords, type Stretch } from './match-words';

/** One line of the palette; `id` is unique in it. */
export type PaletteItem = Readonly<{ id: string; matches: readonly Stretch[] }> &
  (
    | Readonly<{ kind: 'action'; action: Action }>
    | Readonly<{
        kind: 'reference';
        origin: 'typed' | 'recent' | 'sample' | 'repository';
        /** What opens: the reference as it was typed or kept; of a repository its tags. */
        target: string;
        reference: Reference;
        detail: string;
        platforms: readonly PlatformView[];
      }>
  );

export type PaletteGroup = Readonly<{ title: string; note: string; items: readonly PaletteItem[] }>;

export type PaletteContent = Readonly<{
  actions: readonly Action[];
  recents: readonly Recent[];
  samples: readonly Sample[];
  /** The way to each registry, by its host. */
  registries: readonly Action[];
  nowMs: number;
}>;

const shownPerGroup = 8;
/** A query that begins with this asks for actions alone. */
const actionPrefix = '>';

/**
 * What the palette lists for `query`. What can only be a reference comes first; a plain word comes after the actions
 * that it names.
 */
export function paletteGroups(query: string, content: PaletteContent): readonly PaletteGroup[] {
  const text = query.trim();
  if (text.startsWith(actionPrefix)) return actionGroups(text.slice(actionPrefix.length), content).filter(isFilled);
  const typed = typedGroups(readTypedReference(text));
  const found = actionGroups(text, content);
  const recent = recentGroup(text, content);
  const sample = sampleGroup(text, content);
  const [here, , everywhere] = found;
  if (text === '') return [here, recent, everywhere, sample].filter(isFilled);
  const isPlainWord = !/[/:@.\s]/.test(text);
  const places = [registryGroup(text, content), repositoryGroup(text, content), recent, sample];
  return [...(isPlainWord ? [...found, ...typed] : [...typed, ...found]), ...places].filter(isFilled);
}

function typedGroups(typed: TypedReference): readonly PaletteGroup[] {
  if (typed.kind !== 'reference') return [];
  const item = {
    id: 'typed',
    kind: 'reference',
    origin: 'typed',
    target: typed.picked,
    reference: typed.reference,
    detail: typed.isPasted ? 'taken from what you pasted' : '',
    platforms: [],
    matches: [],
  } as const;
  return [{ title: 'Inspect', note: '', items: [item] }];
}

/** What can be done here, the tags that are here, and what can be done everywhere. */
function actionGroups(query: string, { actions }: PaletteContent): readonly [PaletteGroup, PaletteGroup, PaletteGroup] {
  // A page can have very many actions; without a query only what has a key of its own is listed.
  const isMany = ({ icon }: Action) => icon === 'platform' || icon === 'tag';
  const items = actionItems(query, query.trim() === '' ? actions.filter((action) => !isMany(action)) : actions);
  const those = (isWanted: (action: Action) => boolean) =>
    items.filter((item) => item.kind === 'action' && isWanted(item.action));
  return [
    group(
      'On this page',
      those(({ scope, icon }) => scope === 'here' && icon !== 'tag'),
    ),
    group(
      'Tags',
      those(({ icon }) => icon === 'tag'),
    ),
    group(
      'Everywhere',
      those(({ scope }) => scope === 'everywhere'),
    ),
  ];
}

function actionItems(query: string, actions: readonly Action[]): readonly PaletteItem[] {
  return actions.flatMap((action): PaletteItem[] => {
    const matches = matchWords(action.title, query);
    return matches === null ? [] : [{ id: `action ${action.id}`, kind: 'action', action, matches }];
  });
}

function registryGroup(query: string, { registries }: PaletteContent): PaletteGroup {
  return group('Registries', actionItems(query, registries));
}

function recentGroup(query: string, { recents, nowMs }: PaletteContent): PaletteGroup {
  return group(
    'Recent',
    recents.flatMap((recent) =>
      referenceItem('recent', recent.reference, query, {
        detail: `viewed ${formatAge(nowMs - recent.viewedAtMs)}`,
        platforms: recent.platforms,
      }),
    ),
  );
}

/** The repositories of what was viewed lately. */
function repositoryGroup(query: string, { recents }: PaletteContent): PaletteGroup {
  const names = new Set(recents.map(({ reference }) => repositoryOf(parseReference(reference))));
  return group(
    'Repositories',
    [...names].flatMap((name) => referenceItem('repository', name, query, { detail: 'all tags', platforms: [] })),
  );
}

function sampleGroup(query: string, { samples }: PaletteContent): PaletteGroup {
  return group(
    'Sample images',
    samples.flatMap(({ reference, description }) =>
      referenceItem('sample', reference, query, { detail: description, platforms: [] }),
    ),
  );
}

function referenceItem(
  origin: 'recent' | 'sample' | 'repository',
  target: string,
  query: string,
  about: Readonly<{ detail: string; platforms: readonly PlatformView[] }>,
): PaletteItem[] {
  const reference = parseReference(target);
  const matches = matchWords(formatReference(reference), query);
  return matches === null
    ? []
    : [{ id: `${origin} ${target}`, kind: 'reference', origin, target, reference, matches, ...about }];
}

function group(title: string, items: readonly PaletteItem[]): PaletteGroup {
  const note = items.length > shownPerGroup ? `${shownPerGroup} of ${items.length.toLocaleString('en')}` : '';
  return { title, note, items: items.slice(0, shownPerGroup) };
}

function isFilled({ items }: PaletteGroup): boolean {
  return items.length > 0;
}
