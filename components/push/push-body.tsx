import type { Push } from '@/lib/contract/push';
import { formatBytes } from '@/lib/display/bytes';
import { counted } from '@/lib/display/counted';
import { shortDigest } from '@/lib/display/digest';
import { isDigest } from '@/lib/oci/digest';
import { isNamed, type PlatformProgress, pushShare } from './platform-progress';
import { PushFailure } from './push-failure';
import { PushOutcome } from './push-outcome';
import { PushPlatformTable } from './push-platform-table';
import { PushStepGroups } from './push-step-groups';
import { PushTotal } from './push-total';
import type { PushCommands } from './use-push-commands';

type PushBodyProps = Readonly<{
  push: Push;
  platforms: readonly PlatformProgress[];
  commands: PushCommands;
  onUndo: () => void;
}>;

/** The answer first: how far it is, what the tag points to, or why not; then what was done for each platform. */
export function PushBody({ push, platforms, commands, onUndo }: PushBodyProps) {
  const isOver = push.finishedAt !== null;
  const named = platforms.filter(isNamed);
  const isBroken = push.state === 'failed' || push.state === 'cancelled';
  return (
    <>
      {push.state === 'done' ? (
        <PushOutcome push={push} onUndo={onUndo} />
      ) : (
        <PushTotal
          platforms={named}
          note={tagNote(push)}
          {...(isBroken ? thereOf(push, named) : underWay(push, named))}
        />
      )}
      {isBroken ? <PushFailure push={push} platforms={named} onResume={commands.resume} /> : null}
      {platforms.length === 0 ? null : <PushPlatformTable platforms={platforms} isOver={isOver} />}
      <PushStepGroups push={push} />
      {push.canResume ? (
        <p className="mt-4 text-ink-2">
          Resume asks what is there and does not send it again
          {push.bytes.total === 0 ? '' : `: ${formatBytes(push.bytes.total - push.bytes.sent)} were not sent`}.
        </p>
      ) : null}
    </>
  );
}

function underWay(push: Push, platforms: readonly PlatformProgress[]) {
  const { state, bytes, steps } = push;
  if (state === 'queued') return { title: 'Waiting', text: 'for another push to this repository' };
  if (steps.length === 0) return { title: 'Planning', text: 'asking what is there' };
  const transferred =
    bytes.total === 0 ? 'nothing to copy' : `${formatBytes(bytes.sent)} of ${formatBytes(bytes.total)}`;
  return { title: `${Math.floor(pushShare(push) * 100)} %`, text: `${transferred}, ${readyText(platforms)} ready` };
}

function thereOf({ bytes }: Push, platforms: readonly PlatformProgress[]) {
  const title = platforms.length === 0 ? 'Nothing was written' : `${readyText(platforms)} are there`;
  const inState = (...states: PlatformProgress['state'][]) =>
    platforms.filter(({ state }) => states.includes(state)).length;
  const parts = [
    [inState('failed'), 'failed'],
    [inState('stopped', 'running'), 'broken off'],
    [inState('waiting'), 'not begun'],
  ].flatMap(([count, word]) => (count === 0 ? [] : `${count} ${word}`));
  if (bytes.total > 0) parts.push(`${formatBytes(bytes.sent)} of ${formatBytes(bytes.total)} sent`);
  return { title, text: parts.join(', ') };
}

function readyText(platforms: readonly PlatformProgress[]): string {
  const ready = platforms.filter(({ state }) => state === 'done' || state === 'there').length;
  return `${ready} of ${counted(platforms.length, 'platform', 'platforms')}`;
}

/** What those get who pull the tag meanwhile. */
function tagNote({ tags, before, finishedAt }: Push): string {
  const [tag = ''] = tags;
  if (before === null) return `The tag ${tag} does not exist yet, so nobody pulls a half of it.`;
  const now = isDigest(before) ? shortDigest(before, 7) : before;
  return `The tag still resolves to ${now}${finishedAt === null ? ' until the last step' : ''}.`;
}
