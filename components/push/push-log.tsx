'use client';

import { ArrowDownToLine, Download } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { PushLogLine } from '@/lib/contract/push';
import { counted } from '@/lib/display/counted';
import { isReferrersTag } from '@/lib/oci/referrers-tag';
import { DigestLabel } from '../reference/digest-label';
import { Button, IconButton } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveFile } from '../ui/save-file';
import { TextField } from '../ui/text-field';
import { VerbatimText } from '../ui/verbatim-text';
import { logLineText } from './log-line-text';
import { logWhat } from './log-what';

type PushLogProps = Readonly<{
  /** Of the push. */
  id: string;
  lines: readonly PushLogLine[];
  /** Where the push goes, without a tag. */
  repository: string;
  /** Where a key leads. */
  section: RefObject<HTMLElement | null>;
}>;

/** The last requests of a push. It follows what comes until somebody scrolls back or says so. */
export function PushLog({ id, lines, repository, section }: PushLogProps) {
  const [wanted, setWanted] = useState('');
  const [isFollowing, setFollowing] = useState(true);
  const list = useRef<HTMLOListElement>(null);
  const shown = wanted === '' ? lines : lines.filter((line) => logLineText(line).includes(wanted));
  const shownCount = shown.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that came is what it follows.
  useEffect(() => {
    if (isFollowing) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [isFollowing, shownCount]);

  return (
    <section
      ref={section}
      aria-labelledby="push-log"
      className="flex min-h-0 flex-col border-line-strong lg:border-l max-lg:border-t"
    >
      <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-strong px-4 py-1.5">
        <h2 id="push-log" className="text-md tracking-[-0.005em]">
          Log
        </h2>
        <p className="text-xs text-ink-3">
          {shownCount < lines.length ? `${shownCount} of ` : ''}
          {counted(lines.length, 'request', 'requests')}
        </p>
        <TextField
          label="Filter the log"
          isLabelHidden
          placeholder="Filter"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
          className="ml-auto w-32 max-md:w-20"
        />
        <Button
          variant="ghost"
          icon={ArrowDownToLine}
          aria-pressed={isFollowing}
          onClick={() => setFollowing(!isFollowing)}
          className="aria-pressed:bg-selected"
        >
          Follow
        </Button>
        <CopyButton text={shown.map(logLineText).join('\n')} what="log" className="max-md:size-11" />
        <IconButton
          icon={Download}
          label="Download log"
          size="sm"
          className="max-md:size-11"
          onClick={() =>
            saveFile(`push-${id}.log`, 'text/plain', lines.map((line) => `${logLineText(line)}\n`).join(''))
          }
        />
      </div>
      <ol
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys.
        tabIndex={0}
        aria-label="Requests"
        onScroll={({ currentTarget }) => setFollowing(isAtEnd(currentTarget))}
        className="min-h-0 flex-1 overflow-auto px-4 py-2 max-lg:max-h-100"
      >
        {shown.map((line, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two requests of one moment may be equal.
          <LogLine key={`${line.at} ${position}`} line={line} repository={repository} />
        ))}
      </ol>
    </section>
  );
}

function LogLine({ line, repository }: Readonly<{ line: PushLogLine; repository: string }>) {
  const { at, side, method, what, status, tookMs } = line;
  const { place, digest, rest } = logWhat(what, repository);
  const isBad = status === null || (status >= 400 && !isExpected(line));
  return (
    <li
      className={`mono grid min-h-6 grid-cols-[82px_46px_minmax(0,1fr)_30px_58px] items-center gap-x-1.5 text-2xs! text-ink-2 max-md:grid-cols-[58px_46px_minmax(0,1fr)_30px] ${isBad ? '-mx-2 bg-danger-bg px-2 text-danger' : ''}`}
    >
      <time dateTime={at} className={`truncate ${isBad ? '' : 'text-ink-3'}`}>
        {at.slice(11, 23)}
      </time>
      <span className={isBad ? '' : 'text-ink'}>{method}</span>
      <span className="truncate" title={`${side}: ${what}`}>
        <VerbatimText>{place}</VerbatimText>
        {digest === null ? null : <DigestLabel digest={digest} digits={12} size="sm" />}
        <VerbatimText>{rest}</VerbatimText>
      </span>
      <span className="text-right">{status ?? 'cut'}</span>
      <span className={`text-right max-md:hidden ${isBad ? '' : 'text-ink-3'}`}>{Math.round(tookMs)} ms</span>
    </li>
  );
}

function isAtEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - 8;
}

/** Who asks what is there, or is sent to fetch a token first, is answered so. */
function isExpected({ method, what, status }: PushLogLine): boolean {
  const isQuestion = method === 'HEAD' || what.includes('/referrers/') || isReferrersTag(what.split('/').at(-1) ?? '');
  return status === 401 || (status === 404 && isQuestion);
}
