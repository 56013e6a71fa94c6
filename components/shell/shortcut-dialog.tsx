'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useState } from 'react';
import { compareShortcuts } from '../compare/compare-shortcuts';
import { draftShortcuts } from '../draft/draft-shortcuts';
import { draftListShortcuts } from '../draft-list/draft-list-shortcuts';
import { imageShortcuts } from '../image/image-shortcuts';
import { pushShortcuts } from '../push/push-shortcuts';
import { registryShortcuts } from '../registry/registry-shortcuts';
import { versionShortcuts } from '../repository-matrix/version-shortcuts';
import { resolveShortcuts } from '../resolve/resolve-shortcuts';
import { tagShortcuts } from '../tag/tag-shortcuts';
import { IconButton } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { remember } from './remember';
import { commonShortcuts, type Shortcut } from './shortcut-list';
import { shortcutsCookie } from './shortcuts-cookie';

/** The pages that have keys of their own. */
const pageShortcuts = {
  compare: compareShortcuts,
  drafts: draftListShortcuts,
  draft: draftShortcuts,
  image: imageShortcuts,
  push: pushShortcuts,
  registries: registryShortcuts,
  resolve: resolveShortcuts,
  tags: tagShortcuts,
  versions: versionShortcuts,
} as const satisfies Record<string, readonly Shortcut[]>;

export type PageWithKeys = keyof typeof pageShortcuts;

type ShortcutDialogProps = Readonly<{ of: PageWithKeys | undefined; onClose: () => void }>;

/** The list of keys, those of the page before those of every page, and the switch that puts single keys to rest. */
export function ShortcutDialog({ of, onClose }: ShortcutDialogProps) {
  const shortcuts = [...(of === undefined ? [] : pageShortcuts[of]), ...commonShortcuts];
  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-dialog) bg-scrim" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-(--z-dialog) max-h-[80vh] w-110 max-w-[calc(100vw-32px)] -translate-1/2 overflow-auto rounded-3 bg-raised p-5 shadow-menu">
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="text-md">Keys</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label="Close" />} />
          </div>
          <dl className="grid grid-cols-[96px_minmax(0,1fr)] border-t border-line text-xs">
            {shortcuts.map(({ keys, does }) => (
              <div key={does} className="col-span-full grid grid-cols-subgrid items-center border-b border-line py-1">
                <dt className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <SingleKeySwitch />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Single keys can get in the way of speech input and of a shaking hand. */
function SingleKeySwitch() {
  const [isOn, setIsOn] = useState(() => document.documentElement.dataset.shortcuts !== 'off');
  const change = (on: boolean) => {
    setIsOn(on);
    if (on) delete document.documentElement.dataset.shortcuts;
    else document.documentElement.dataset.shortcuts = 'off';
    remember(shortcutsCookie, on ? 'on' : 'off');
  };
  return (
    <label className="mt-3 flex min-h-6 items-center gap-2 text-xs">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => change(event.target.checked)}
        className="size-3.5 accent-action"
      />
      Single keys act outside text fields
    </label>
  );
}
