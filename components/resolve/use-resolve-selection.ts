'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type Engine, engineIds } from '@/lib/resolve/engine';
import { formatHostList, type ListedHost, mostHosts, parseHostList, usualHosts } from '@/lib/resolve/listed-host';
import type { ResolveSelection } from '@/lib/resolve/resolve-selection';
import { parseResolveRoute, routes } from '@/lib/routes';

type ShownSelection = Readonly<{
  hosts: readonly ListedHost[];
  /** Id of the selected host, and the selected engine, where the URL names them. */
  host: string | undefined;
  engine: Engine | undefined;
}>;

export type ResolveChange = Partial<ShownSelection>;

/** What the URL selects, and the way to select something else; the address changes without a request. */
export function useResolveSelection(): [ShownSelection, (change: ResolveChange) => void] {
  const { selection } = parseResolveRoute(Object.fromEntries(useSearchParams()));
  const { hosts: text, host, engine } = selection;
  const hosts = useMemo(() => listedIn({ hosts: text }), [text]);
  return [{ hosts, host, engine: engineIds.find((id) => id === engine) }, select];
}

/** The hosts with `added` behind them, as many as a list takes; what is there already stays where it is. */
export function withHosts(hosts: readonly ListedHost[], added: readonly ListedHost[]): readonly ListedHost[] {
  return [...new Map([...hosts, ...added].map((host) => [host.id, host])).values()].slice(0, mostHosts);
}

function listedIn({ hosts }: ResolveSelection): readonly ListedHost[] {
  return hosts === undefined ? usualHosts : parseHostList(hosts);
}

/** Reads the address bar, not what was rendered: keys can come faster than the router renders. */
function select({ hosts, ...change }: ResolveChange): void {
  const parameters = new URLSearchParams(window.location.search);
  const { reference, selection } = parseResolveRoute(Object.fromEntries(parameters));
  const list = hosts === undefined ? selection.hosts : formatHostList(hosts);
  const isUsual = list === formatHostList(usualHosts);
  window.history.replaceState(
    null,
    '',
    routes.resolve(reference, { ...selection, ...change, hosts: isUsual ? undefined : list }),
  );
}
