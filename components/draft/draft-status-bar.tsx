import type { DraftView } from '@/lib/contract/draft';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';

/** Where the draft is kept, and the keys that work here. */
export function DraftStatusBar({ draft }: Readonly<{ draft: DraftView }>) {
  return (
    <StatusBar
      left={
        <>
          <span>Draft saved on this server, version {draft.version}</span>
          <span>Nothing is written to a registry before Push</span>
        </>
      }
      right={
        <>
          <KeyHint keys={['⏎']}>edit value</KeyHint>
          <KeyHint keys={['Esc']}>cancel</KeyHint>
          <KeyHint keys={['Z']}>undo</KeyHint>
          <KeyHint keys={['A']}>add entry</KeyHint>
          <KeyHint keys={['⌘⏎']}>push</KeyHint>
          <ShortcutHelp of="draft" />
        </>
      }
    />
  );
}
