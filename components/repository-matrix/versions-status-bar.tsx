import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';

/** The keys that work on the matrix of versions. */
export function VersionsStatusBar({ place }: Readonly<{ place: string }>) {
  return (
    <StatusBar
      left={<span>{place}</span>}
      right={
        <>
          <KeyHint keys={['↑', '↓']}>platform</KeyHint>
          <KeyHint keys={['←', '→']}>version</KeyHint>
          <KeyHint keys={['⏎']}>inspect</KeyHint>
          <KeyHint keys={['=']}>compare with the one before</KeyHint>
          <ShortcutHelp of="versions" />
        </>
      }
    />
  );
}
