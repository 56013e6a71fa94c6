'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { type RegistryPane as Pane, parseRegistryRoute, routes } from '@/lib/routes';
import { ShortcutHelp } from '../shell/shortcut-help';
import { Icon } from '../ui/icon';
import { KeyHint } from '../ui/kbd';
import { Segmented } from '../ui/segmented';
import { Status } from '../ui/status';
import { StatusBar } from '../ui/status-bar';
import { ConnectionTestPanel } from './connection-test';
import { RegistryPane } from './registry-pane';
import { registryState } from './registry-state';
import { RepositoryList } from './repository-list';
import { type ReadRegistries, useRegistries } from './use-registries';
import { useRegistryKeys } from './use-registry-keys';
import { useRegistrySettings } from './use-registry-settings';

type RegistryPageProps = Readonly<{ host: string; initial: ReadRegistries }>;

const panes = [
  { value: 'settings', label: 'Settings' },
  { value: 'repositories', label: 'Repositories' },
] as const;

/** One registry: its repositories, and its settings beside them or, where there is less room, in their place. */
export function RegistryPage({ host, initial }: RegistryPageProps) {
  const router = useRouter();
  const registry = useRegistries(initial).registries.find((each) => each.host === host) ?? null;
  const settings = useRegistrySettings(host, registry);
  const pane = parseRegistryRoute('', Object.fromEntries(useSearchParams()))?.pane ?? 'settings';
  useRegistryKeys({ settings });
  const state = registry === null ? null : registryState(registry);
  const shows = (which: Pane) => (which === pane ? '' : 'max-lg:hidden');
  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <header className="border-b border-line bg-chrome px-6 py-3 max-md:px-4 max-md:py-2">
          <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
            <Link
              href={routes.registries(host)}
              aria-label="All registries"
              title="All registries"
              className="-ml-1.5 inline-flex size-7 items-center justify-center rounded-2 hover:bg-hover max-md:-ml-3 max-md:size-11"
            >
              <Icon of={ChevronLeft} />
            </Link>
            <h1 className="mono min-w-0 text-lg font-medium tracking-[-0.02em] wrap-anywhere max-md:text-md">{host}</h1>
            {registry?.name ? <span className="text-ink-3">{registry.name}</span> : null}
            {state === null ? null : <Status tone={state.tone}>{state.word}</Status>}
            <div className="ml-auto lg:hidden max-md:ml-0 max-md:w-full">
              <Segmented label="What to show" segments={panes} value={pane} onChange={(next) => showPane(host, next)} />
            </div>
          </div>
        </header>
        <div className="grid min-h-0 flex-1 max-lg:content-start lg:grid-cols-[minmax(0,1fr)_472px] lg:grid-rows-[minmax(0,1fr)]">
          <div className="min-w-0 overflow-auto px-6 py-2 max-md:px-4">
            <div aria-live="polite" className={shows('settings')}>
              {settings.test === null ? null : <ConnectionTestPanel test={settings.test} onAct={settings.act} />}
            </div>
            <div className={shows('repositories')}>
              <RepositoryList host={host} />
            </div>
          </div>
          <RegistryPane
            settings={settings}
            title="Settings"
            onRemoved={() => router.push(routes.registries())}
            className={`border-line-strong lg:border-l ${shows('settings')}`}
          />
        </div>
      </main>
      <StatusBar
        left={<span>Passwords and tokens are encrypted with the key of this server and leave it only for {host}</span>}
        right={
          <>
            <KeyHint keys={['T']}>test</KeyHint>
            <KeyHint keys={['⌘S']}>save</KeyHint>
            <ShortcutHelp of="registries" />
          </>
        }
      />
    </>
  );
}

/** The address changes without a request. */
function showPane(host: string, pane: Pane): void {
  window.history.replaceState(null, '', routes.registry(host, pane));
}
