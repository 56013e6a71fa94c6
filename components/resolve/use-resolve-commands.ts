'use client';

import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import type { Action } from '../palette/action-registry';
import { useActions } from '../palette/use-actions';
import { useShortcut } from '../ui/use-shortcut';
import { useStepKeys } from '../ui/use-step-keys';
import { hostName } from './host-name';

type ResolveCommands = Readonly<{
  rows: readonly ResolvedRow[];
  onHost: (id: string) => void;
  onStep: (by: 1 | -1) => void;
  onTurn: (by: 1 | -1) => void;
  onAdd: () => void;
  onChoose: () => void;
  onPaste: () => void;
}>;

/** What the page can do, by keys and for the palette. */
export function useResolveCommands({ rows, onHost, onStep, onTurn, onAdd, onChoose, onPaste }: ResolveCommands) {
  useStepKeys(onStep);
  useShortcut('[', () => onTurn(-1));
  useShortcut(']', () => onTurn(1));
  useShortcut('a', onAdd);
  useShortcut('h', onChoose);
  useShortcut('p', onPaste);
  useActions(() => [
    here('choose hosts', 'Choose hosts', 'layout', onChoose, ['H']),
    here('paste hosts', 'Paste docker info, kubectl get nodes or uname', 'layout', onPaste, ['P']),
    here('add host', 'Add a host by its platform', 'platform', onAdd, ['A']),
    here('next host', 'Next host', 'next', () => onStep(1), ['J']),
    here('previous host', 'Previous host', 'previous', () => onStep(-1), ['K']),
    ...rows.map(({ host }) =>
      here(`host ${host.id}`, `Explain what ${hostName(host)} pulls`, 'platform', () => onHost(host.id)),
    ),
  ]);
}

function here(id: string, title: string, icon: Action['icon'], run: () => void, keys?: readonly string[]): Action {
  return { id, title, icon, scope: 'here', run, ...(keys === undefined ? {} : { keys }) };
}
