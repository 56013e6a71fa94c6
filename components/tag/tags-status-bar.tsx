import { counted } from '@/lib/display/counted';
import type { Reference } from '@/lib/oci/reference';
import { ShortcutHelp } from '../shell/shortcut-help';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';
import type { RowRange } from './tag-table';

type TagsStatusBarProps = Readonly<{
  repository: Reference;
  lineCount: number;
  inSight: RowRange;
  /** What listing the tags cost, and reading them. */
  listRequests: number;
  readRequests: number;
}>;

/** Where in the list the page is, what it cost its registry, and the keys that work here. */
export function TagsStatusBar({ repository, lineCount, inSight, listRequests, readRequests }: TagsStatusBarProps) {
  const last = Math.min(inSight.last + 1, lineCount);
  return (
    <StatusBar
      left={
        <>
          <span>{repository.kind === 'registry' ? repository.registry : `layout ${repository.layout}`}</span>
          {last === 0 ? null : (
            <span>
              Rows {(inSight.first + 1).toLocaleString('en')} to {last.toLocaleString('en')} of{' '}
              {lineCount.toLocaleString('en')}
            </span>
          )}
          <span>listed in {counted(listRequests, 'request', 'requests')}</span>
          {readRequests === 0 ? null : <span>read in {counted(readRequests, 'request', 'requests')}</span>}
        </>
      }
      right={
        <>
          <KeyHint keys={['/']}>filter</KeyHint>
          <KeyHint keys={['↑', '↓']}>row</KeyHint>
          <KeyHint keys={['X']}>select</KeyHint>
          <KeyHint keys={['⇧X']}>range</KeyHint>
          <KeyHint keys={['⏎']}>open</KeyHint>
          <ShortcutHelp of="tags" />
        </>
      }
    />
  );
}
