/** Something that can be done from the palette. */
export type Action = Readonly<{
  id: string;
  title: string;
  /** What there is to know before it is done. */
  detail?: string;
  /** The keys that do the same without the palette. */
  keys?: readonly string[];
  icon: 'json' | 'layout' | 'copy' | 'next' | 'previous' | 'platform' | 'tag' | 'registry' | 'theme' | 'keys' | 'page';
  /** `here`: of what the page shows; `everywhere`: of every page. */
  scope: 'here' | 'everywhere';
  run: () => void;
}>;

/** Tells, when asked, what can be done just now. */
export type ActionSource = () => readonly Action[];

export type ActionRegistry = Readonly<{
  /** Takes a source in; the answer takes it out again. */
  add: (source: ActionSource) => () => void;
  /** The actions of all sources, those of the page first, each id once. */
  list: () => readonly Action[];
  /** Counts how often sources came and went: part of a page may come to life after the palette was opened. */
  changes: () => number;
  /** Has `listener` hear of each of these; the answer ends it. */
  subscribe: (listener: () => void) => () => void;
}>;

/** A registry that asks its sources only when somebody wants the list. */
export function createActionRegistry(): ActionRegistry {
  const sources = new Set<ActionSource>();
  const listeners = new Set<() => void>();
  let changes = 0;
  const tell = () => {
    changes++;
    for (const listener of listeners) listener();
  };
  return {
    add: (source) => {
      sources.add(source);
      tell();
      return () => {
        sources.delete(source);
        tell();
      };
    },
    changes: () => changes,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => {
      const byId = new Map([...sources].flatMap((source) => source().map((action) => [action.id, action] as const)));
      const all = [...byId.values()];
      return [...all.filter(({ scope }) => scope === 'here'), ...all.filter(({ scope }) => scope === 'everywhere')];
    },
  };
}

/** What the components on the page can do. */
export const actions = createActionRegistry();
