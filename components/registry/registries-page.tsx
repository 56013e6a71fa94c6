'use client';

import { ChevronDown, ChevronUp, Library, Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { lazy, Suspense, useRef, useState } from 'react';
import { parseRegistriesRoute, routes } from '@/lib/routes';
import { ShortcutHelp } from '../shell/shortcut-help';
import { Button, ButtonLink, IconButton } from '../ui/button';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';
import { ConnectionTestPanel } from './connection-test';
import { useRegistryDrafts } from './registry-drafts';
import { RegistryFacts } from './registry-facts';
import { RegistryPane } from './registry-pane';
import { RegistryTable } from './registry-table';
import { unsavedRegistry } from './unsaved-registry';
import { type ReadRegistries, useRegistries } from './use-registries';
import { useRegistryKeys } from './use-registry-keys';
import { useRegistrySettings } from './use-registry-settings';

const AddRegistryDialog = lazy(() =>
  import('./add-registry-dialog').then((module) => ({ default: module.AddRegistryDialog })),
);

/** All registries, and beside them the settings of the selected one. */
export function RegistriesPage({ initial }: Readonly<{ initial: ReadRegistries }>) {
  const { registries: known, readAtMs } = useRegistries(initial);
  const drafts = useRegistryDrafts();
  const [isAdding, setAdding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { host: asked } = parseRegistriesRoute(Object.fromEntries(useSearchParams()));
  const added = [...new Set([...drafts.keys(), ...(asked ? [asked] : [])])].filter(
    (host) => !known.some((registry) => registry.host === host),
  );
  const registries = [...known, ...added.map(unsavedRegistry)];
  const hosts = registries.map(({ host }) => host);
  const selected = asked ?? hosts[0] ?? 'docker.io';
  const settings = useRegistrySettings(selected, known.find(({ host }) => host === selected) ?? null);

  const step = (by: 1 | -1) => {
    const next = hosts[(hosts.indexOf(selected) + by + hosts.length) % hosts.length];
    if (next) select(next);
  };
  useRegistryKeys({ settings, onStep: step });

  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <header className="border-b border-line bg-chrome px-6 pt-3.5 pb-3 max-md:px-4 max-md:py-3">
          <div className="flex min-h-8 items-center justify-between gap-4">
            <h1 className="text-lg tracking-[-0.015em]">Registries</h1>
            <Button icon={Plus} className="max-md:hidden" onClick={() => setAdding(true)}>
              Add registry
            </Button>
          </div>
          <RegistryFacts registries={registries} />
        </header>
        <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_472px] lg:grid-rows-[minmax(0,1fr)]">
          <div className="min-w-0 overflow-auto px-6 pt-4 pb-4 max-md:px-4">
            <RegistryTable
              registries={registries}
              selectedHost={selected}
              isChosen={asked !== undefined}
              unsaved={new Set(drafts.keys())}
              nowMs={readAtMs}
              onSelect={select}
              onEdit={() => heading.current?.focus()}
            />
            <div aria-live="polite" className="max-lg:hidden">
              {settings.test === null ? null : <ConnectionTestPanel test={settings.test} onAct={settings.act} />}
            </div>
          </div>
          <RegistryPane
            settings={settings}
            heading={heading}
            onRemoved={() => select(undefined)}
            className="border-line-strong lg:border-l max-lg:hidden"
          >
            <ButtonLink href={routes.registry(selected, 'repositories')} variant="ghost" size="sm" icon={Library}>
              Repositories
            </ButtonLink>
            <IconButton size="sm" icon={ChevronUp} label="Previous registry" onClick={() => step(-1)} />
            <IconButton size="sm" icon={ChevronDown} label="Next registry" onClick={() => step(1)} />
          </RegistryPane>
        </div>
        <div className="sticky bottom-0 border-t border-line bg-chrome px-4 py-2.5 md:hidden">
          <Button variant="primary" icon={Plus} className="w-full" onClick={() => setAdding(true)}>
            Add registry
          </Button>
        </div>
      </main>
      <RegistriesStatusBar />
      {isAdding ? (
        <Suspense>
          <AddRegistryDialog onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** The address changes without a request. */
function select(host: string | undefined): void {
  window.history.replaceState(null, '', routes.registries(host));
}

function RegistriesStatusBar() {
  return (
    <StatusBar
      left={
        <span>Passwords and tokens are encrypted with the key of this server and leave it only for their registry</span>
      }
      right={
        <>
          <KeyHint keys={['↑', '↓']}>registry</KeyHint>
          <KeyHint keys={['T']}>test</KeyHint>
          <KeyHint keys={['⏎']}>edit</KeyHint>
          <KeyHint keys={['⌘S']}>save</KeyHint>
          <ShortcutHelp of="registries" />
        </>
      }
    />
  );
}
