'use client';

import { useActions } from '../palette/use-actions';
import { useSaveKey } from '../ui/use-save-key';
import { useShortcut } from '../ui/use-shortcut';
import { useStepKeys } from '../ui/use-step-keys';
import { draftFault } from './registry-draft';
import type { RegistrySettings } from './use-registry-settings';

type RegistryKeys = Readonly<{ settings: RegistrySettings; onStep?: (by: 1 | -1) => void }>;

/** The keys of the pages of registries: J and K for the next one, T tests, ⌘S saves. */
export function useRegistryKeys({ settings, onStep }: RegistryKeys) {
  const { host, busy, changes, draft } = settings;
  const test = () => {
    if (busy === null) settings.runTest();
  };
  const save = () => {
    if (busy === null && changes > 0 && draftFault(draft) === null) void settings.save();
  };
  useShortcut('t', test);
  useStepKeys((by) => onStep?.(by));
  useSaveKey(save);
  useActions(() => [
    { id: 'test', title: `Test the way to ${host}`, keys: ['T'], icon: 'next', scope: 'here', run: test },
    ...(changes > 0
      ? [
          {
            id: 'save',
            title: `Save the settings of ${host}`,
            keys: ['⌘S'],
            icon: 'page',
            scope: 'here',
            run: save,
          } as const,
        ]
      : []),
  ]);
}
