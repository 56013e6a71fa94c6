'use client';

import { Play, Square } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import type { Push } from '@/lib/contract/push';
import { parseReference, repositoryOf } from '@/lib/oci/reference';
import { ProblemStatus } from '../problem/problem-status';
import { ShortcutHelp } from '../shell/shortcut-help';
import { Button } from '../ui/button';
import { KeyHint } from '../ui/kbd';
import { StatusBar } from '../ui/status-bar';
import { platformProgress } from './platform-progress';
import { PushBody } from './push-body';
import { PushHeader } from './push-header';
import { PushLog } from './push-log';
import { type ReadPush, usePush } from './use-push';
import { usePushCommands } from './use-push-commands';
import { usePushKeys } from './use-push-keys';
import { usePushNews } from './use-push-news';

// Their scripts come with the first conflict, and the first undo.
const ConflictView = dynamic(() => import('./conflict-view').then((module) => module.ConflictView));
const UndoDialog = dynamic(() => import('./undo-dialog').then((module) => module.UndoDialog));

/** A push while it goes on, and what it has come to. */
export function PushPage({ initial }: Readonly<{ initial: ReadPush }>) {
  const push = usePush(initial);
  const commands = usePushCommands(push.id);
  const platforms = useMemo(() => platformProgress(push), [push]);
  const log = useRef<HTMLElement>(null);
  const [isUndoing, setUndoing] = useState(false);
  const isOver = push.finishedAt !== null;
  usePushNews(push);
  usePushKeys({
    push,
    onLog: () => log.current?.querySelector('input')?.focus(),
    onResume: commands.resume,
    onUndo: () => setUndoing(true),
    onStop: commands.stop,
  });
  return (
    <>
      <main id="main" className="flex flex-col lg:overflow-hidden">
        <PushHeader push={push}>
          {isOver ? null : (
            <Button variant="danger" icon={Square} aria-disabled={commands.isBusy} onClick={commands.stop}>
              Stop
            </Button>
          )}
          {push.canResume ? (
            <Button variant="primary" size="lg" icon={Play} aria-disabled={commands.isBusy} onClick={commands.resume}>
              Resume
            </Button>
          ) : null}
        </PushHeader>
        {commands.problem === null ? null : (
          <p role="alert" className="border-b border-line px-6 py-2 max-md:px-4">
            <ProblemStatus problem={commands.problem} />
          </p>
        )}
        {push.state === 'conflict' ? (
          <ConflictView push={push} />
        ) : (
          <div className="grid min-h-0 flex-1 lg:grid-cols-[minmax(0,1fr)_504px] lg:grid-rows-[minmax(0,1fr)]">
            <div className="min-w-0 overflow-auto px-6 pb-6 max-md:px-4">
              <PushBody push={push} platforms={platforms} commands={commands} onUndo={() => setUndoing(true)} />
            </div>
            <PushLog
              id={push.id}
              lines={push.log}
              repository={repositoryOf(parseReference(push.target))}
              section={log}
            />
          </div>
        )}
      </main>
      <PushStatusBar push={push} />
      {isUndoing ? <UndoDialog push={push} onUndo={commands.undo} onClose={() => setUndoing(false)} /> : null}
    </>
  );
}

function PushStatusBar({ push: { createdAt, undoOf, state, canResume, canUndo } }: Readonly<{ push: Push }>) {
  return (
    <StatusBar
      left={
        <span>
          {undoOf === null ? 'Push' : 'Undo'} of {createdAt.slice(0, 10)}, started at {createdAt.slice(11, 19)} UTC
        </span>
      }
      right={
        <>
          {state === 'conflict' ? (
            <>
              <KeyHint keys={['J', 'K']}>choice</KeyHint>
              <KeyHint keys={['⌘⏎']}>go on</KeyHint>
            </>
          ) : (
            <KeyHint keys={['L']}>log</KeyHint>
          )}
          {canResume ? <KeyHint keys={['R']}>resume</KeyHint> : null}
          {canUndo ? <KeyHint keys={['U']}>undo</KeyHint> : null}
          <ShortcutHelp of="push" />
        </>
      }
    />
  );
}
