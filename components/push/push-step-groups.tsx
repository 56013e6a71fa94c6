import { Check, CircleDashed, LoaderCircle, OctagonX } from 'lucide-react';
import type { Push, PushStep } from '@/lib/contract/push';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { Icon } from '../ui/icon';
import { copiedBytes } from './platform-progress';

/** What a push does, in the order in which it can: blobs, manifests, and the tags last of all. */
export function PushStepGroups({ push }: Readonly<{ push: Push }>) {
  return (
    <ol
      aria-label="Steps"
      className="mt-5 grid grid-cols-4 border-t-[1.5px] border-line-ink max-md:grid-cols-2 [&>li]:border-b [&>li]:border-line"
    >
      {groupsOf(push).map(({ name, text, state }) => {
        const { glyph, word, mark } = looks[push.finishedAt !== null && state === 'running' ? 'stopped' : state];
        return (
          <li key={name} className="grid grid-cols-[22px_1fr] py-2.5 pr-3">
            <Icon of={glyph} size="sm" className={`mt-1 ${mark}`} />
            <span className={state === 'waiting' ? 'text-ink-3' : ''}>
              <span className={state === 'waiting' ? '' : 'font-medium'}>{name}</span>
              <span className="sr-only">: {word}</span>
              <span className="block text-2xs text-ink-3">{text}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

type Group = Readonly<{ name: string; text: string; state: keyof typeof looks }>;

const looks = {
  done: { glyph: Check, word: 'done', mark: 'text-ok' },
  running: { glyph: LoaderCircle, word: 'running', mark: '' },
  failed: { glyph: OctagonX, word: 'failed', mark: 'text-danger' },
  stopped: { glyph: CircleDashed, word: 'not finished', mark: 'text-ink-3' },
  waiting: { glyph: CircleDashed, word: 'not begun', mark: 'text-ink-3' },
} as const;

function groupsOf({ steps, tags, sizeBytes, digest, state }: Push): readonly Group[] {
  const blobs = steps.filter(({ kind }) => kind === 'blob');
  const mounted = blobs.filter(({ way }) => way === 'mount');
  const copied = blobs.filter(({ way }) => way === 'copy');
  const there = blobs.filter(({ way }) => way === 'there');
  const manifests = steps.filter(({ kind }) => kind === 'manifest');
  const lists = steps.filter(({ kind, way }) => kind === 'referrers' && way === 'put');
  const written = steps.filter(({ kind }) => kind === 'tag');
  const { sent, total } = copiedBytes(copied);
  const isPlanned = steps.length > 0;
  const copiedText = sent < total ? `${formatBytes(sent)} of ${formatBytes(total)}` : formatBytes(total);
  const bytes = `${sizeBytes.toLocaleString('en')} bytes as ${tags.join(', ')}`;
  return [
    {
      name: 'Mount blobs',
      text: isPlanned
        ? `${doneOf(mounted)}${there.length === 0 ? '' : `, ${there.length} there`}`
        : 'asking what is there',
      state: stateOf(mounted, isPlanned),
    },
    {
      name: 'Copy blobs',
      text: isPlanned ? `${doneOf(copied)}, ${copiedText}` : '',
      state: stateOf(copied, isPlanned),
    },
    {
      name: 'Put manifests',
      text: isPlanned
        ? `${doneOf(manifests)} by digest${lists.length === 0 ? '' : `, ${doneOf(lists)} referrers tags`}`
        : '',
      state: stateOf([...manifests, ...lists], isPlanned),
    },
    {
      name: digest === null ? 'Take the tag away' : 'Put the tag, read back',
      text: digest === null ? counted(tags.length, 'tag', 'tags') : state === 'done' ? `${bytes}, verified` : bytes,
      state: stateOf(written, isPlanned),
    },
  ];
}

function doneOf(steps: readonly PushStep[]): string {
  return steps.length === 0 ? 'none' : `${steps.filter(({ state }) => state === 'done').length} of ${steps.length}`;
}

function stateOf(steps: readonly PushStep[], isPlanned: boolean): Group['state'] {
  if (!isPlanned) return 'waiting';
  if (steps.some(({ state }) => state === 'failed')) return 'failed';
  if (steps.every(({ state }) => state === 'done')) return 'done';
  return steps.some(({ state }) => state !== 'waiting') ? 'running' : 'waiting';
}
