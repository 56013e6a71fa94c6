'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Recent } from '@/lib/contract/recent';
import { queryKeys } from '@/lib/query-keys';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';
import type { Sample } from '../reference/sample-list';
import { readTypedReference } from '../reference/typed-reference';
import { Icon } from '../ui/icon';
import { Kbd, KeyHint } from '../ui/kbd';
import { VerbatimText } from '../ui/verbatim-text';
import { actions } from './action-registry';
import { type PaletteItem, paletteGroups } from './palette-groups';
import { PaletteOption } from './palette-option';
import { PalettePreview } from './palette-preview';
import { useRegistryActions } from './use-registry-actions';

type PaletteProps = Readonly<{ samples: readonly Sample[]; onClose: () => void }>;

/** Everything from the keyboard: references typed, recents, samples, and what the page can do. */
export function Palette({ samples, onClose }: PaletteProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [value, setValue] = useState('');
  const offered = useOfferedActions();
  const [nowMs] = useState(Date.now);
  const recents = useRecents();
  const registries = useRegistryActions();
  const groups = useMemo(
    () => paletteGroups(query, { actions: offered, samples, nowMs, recents, registries }),
    [query, offered, samples, nowMs, recents, registries],
  );
  const items = groups.flatMap((group) => group.items);
  const highlighted = items.find(({ id }) => id === value) ?? items[0];

  const run = (item: PaletteItem) => {
    onClose();
    if (item.kind === 'reference') router.push(hrefOf(item));
    // The focus is back on the page first, for actions that move it.
    else requestAnimationFrame(item.action.run);
  };
  const openBeside = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || highlighted?.kind !== 'reference') return;
    event.preventDefault();
    window.open(hrefOf(highlighted), '_blank', 'noopener');
    onClose();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Dialog.Popup
          aria-label="Go to"
          initialFocus={input}
          className="fixed top-[13vh] left-1/2 z-(--z-dialog) w-225 max-w-[calc(100vw-32px)] -translate-x-1/2 overflow-hidden rounded-3 bg-raised shadow-menu max-md:top-0 max-md:max-w-full max-md:rounded-none"
        >
          <Command
            label="Search references and actions"
            shouldFilter={false}
            vimBindings={false}
            loop
            value={highlighted?.id ?? ''}
            onValueChange={setValue}
            onKeyDown={openBeside}
          >
            <div className="flex h-14 items-center gap-3 border-b border-line-strong pr-4 pl-4.5">
              <Icon of={Search} size="lg" className="text-ink-3" />
              <Command.Input
                ref={input}
                value={query}
                onValueChange={setQuery}
                placeholder="A reference, or what to do"
                autoCapitalize="none"
                enterKeyHint="go"
                className="mono min-w-0 flex-1 bg-transparent text-lg tracking-[-0.02em] outline-none placeholder:text-ink-3 max-md:text-md"
              />
              <Dialog.Close aria-label="Close" className="inline-flex min-h-6 items-center max-md:min-h-11 max-md:px-2">
                <Kbd>Esc</Kbd>
              </Dialog.Close>
            </div>
            <div className="grid h-[min(464px,60vh)] grid-cols-[minmax(0,1fr)_272px] max-md:h-[calc(100dvh-56px)] max-md:grid-cols-1">
              <Command.List label="Results" className="overflow-auto px-2 pt-1 pb-2">
                {groups.map(({ title, note, items: lines }) => (
                  <Command.Group
                    key={title}
                    heading={
                      <span className="flex justify-between px-2.5 pt-2.5 pb-[3px] text-2xs text-ink-3">
                        <span>{title}</span>
                        <span>{note}</span>
                      </span>
                    }
                  >
                    {lines.map((item) => (
                      <PaletteOption key={item.id} item={item} onRun={() => run(item)} />
                    ))}
                  </Command.Group>
                ))}
                {items.length === 0 ? <Nothing query={query} /> : null}
              </Command.List>
              {highlighted ? <PalettePreview item={highlighted} /> : null}
            </div>
            <p className="flex h-9 items-center gap-4 border-t border-line-strong px-4.5 text-2xs text-ink-3 max-md:hidden">
              <KeyHint keys={['↑', '↓']}>choose</KeyHint>
              <KeyHint keys={['⏎']}>go</KeyHint>
              <KeyHint keys={['>']}>actions only</KeyHint>
              <span role="status" className="ml-auto">
                {items.length === 1 ? '1 result' : `${items.length} results`}
              </span>
            </p>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function hrefOf({ origin, target }: Extract<PaletteItem, { kind: 'reference' }>) {
  return origin === 'repository' ? routes.repository(target) : routes.image(target);
}

/** What can be done now. A page stands still behind the palette, but for parts that come to life only then. */
function useOfferedActions() {
  const changes = useSyncExternalStore(actions.subscribe, actions.changes, actions.changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count stands for the sources.
  return useMemo(() => actions.list(), [changes]);
}

function useRecents(): readonly Recent[] {
  const { data } = useQuery({
    queryKey: queryKeys.recents(),
    queryFn: ({ signal }) => fetchJson<{ recents: readonly Recent[] }>(routes.api.recents(), signal),
    staleTime: 0,
  });
  return data?.recents ?? noRecents;
}

const noRecents: readonly Recent[] = [];

/** What is wrong with the text, where it is meant as a reference; else that nothing was found. */
function Nothing({ query }: Readonly<{ query: string }>) {
  const typed = readTypedReference(query);
  return (
    <Command.Empty className="px-2.5 py-3 text-ink-2 wrap-anywhere">
      <VerbatimText>
        {typed.kind === 'invalid'
          ? `Nothing matches, and as a reference: ${typed.problem.message}`
          : 'Nothing matches.'}
      </VerbatimText>
    </Command.Empty>
  );
}
