import type { Reference } from '@/lib/oci/reference';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';

type ResolveStatusBarProps = Readonly<{ reference: Reference; hasTable: boolean }>;

/** Where the image was read, by which rules was answered, and the keys that work here. */
export function ResolveStatusBar({ reference, hasTable }: ResolveStatusBarProps) {
  return (
    <StatusBar
      left={
        <>
          <span>{reference.kind === 'layout' ? `layout ${reference.layout}` : reference.registry}</span>
          <span>Rules: containerd/platforms, moby, containers/image</span>
        </>
      }
      right={
        <>
          {hasTable ? (
            <>
              <KeyHint keys={['↑', '↓']}>host</KeyHint>
              <KeyHint keys={['[', ']']}>engine</KeyHint>
              <KeyHint keys={['⏎']}>explain</KeyHint>
              <KeyHint keys={['A']}>add a host</KeyHint>
            </>
          ) : null}
          <ShortcutHelp of="resolve" />
        </>
      }
    />
  );
}
