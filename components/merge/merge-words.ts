import type { DraftMerge } from '@/lib/contract/merge';
import { counted } from '@/lib/display/counted';
import { shortDigest } from '@/lib/display/digest';
import type { MergeRow } from '@/lib/draft/merge-rows';
import { isDigest } from '@/lib/oci/digest';
import { formatFullPlatform } from '@/lib/platform/format-platform';

/** What is decided and what is chosen, in sentences: “Keeps what they changed in linux/arm, and your linux/riscv64.” */
export function keptSentence({ rows, fields }: Pick<DraftMerge, 'rows' | 'fields'>): string {
  const decided = rows.filter(({ asks }) => !asks);
  const theirs = listed(decided.filter(({ inMerge }) => inMerge === 'theirs'));
  const yours = listed(decided.filter(({ inMerge }) => inMerge === 'yours'));
  const asked = rows.filter(({ asks }) => asks);
  const keeps = [
    theirs === '' ? '' : `what they changed in ${theirs}`,
    yours === '' ? '' : `${theirs === '' ? 'what you changed in' : 'your'} ${yours}`,
  ].filter(Boolean);
  const besides = fields.some(({ asks }) => asks) ? 'what stands beside the entries' : '';
  const chosen = [listed(asked), besides].filter(Boolean).join(' and ');
  return [
    keeps.length === 0 ? '' : `Keeps ${keeps.join(', and ')}.`,
    chosen === '' ? 'Nothing is left to choose.' : `Takes ${chosen} as chosen in the table.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What overwriting takes back of what others did; null where it takes nothing back. */
export function takenBackSentence({ rows, fields }: Pick<DraftMerge, 'rows' | 'fields'>): string | null {
  const theirs = rows.filter(({ verdict }) => verdict === 'theirs' || verdict === 'both');
  const count = fields.filter(({ verdict }) => verdict === 'theirs' || verdict === 'both').length;
  const parts = [
    said(
      theirs.filter(({ now, yours }) => now !== null && yours !== null),
      'is put back',
      'are put back',
    ),
    said(
      theirs.filter(({ now }) => now === null),
      'returns',
      'return',
    ),
    said(
      theirs.filter(({ yours }) => yours === null),
      'goes',
      'go',
    ),
    count === 0 ? '' : `${counted(count, 'field', 'fields')} of the index ${count === 1 ? 'is' : 'are'} put back`,
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(', ');
}

/** What a row of a merge is called. */
export function mergeRowName({ platform, key }: Pick<MergeRow, 'platform' | 'key'>): string {
  if (platform !== null) return formatFullPlatform(platform);
  return isDigest(key) ? `entry ${shortDigest(key, 7)}` : key;
}

function said(rows: readonly MergeRow[], one: string, many: string): string {
  return rows.length === 0 ? '' : `${listed(rows)} ${rows.length === 1 ? one : many}`;
}

const named = 4;

function listed(rows: readonly MergeRow[]): string {
  const names = rows.slice(0, named).map(mergeRowName);
  const parts = rows.length > named ? [...names, `${rows.length - named} more`] : names;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
