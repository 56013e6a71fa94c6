'use client';

import type { ConnectionTest, TestStep } from '@/lib/contract/registry';
import { formatAge } from '@/lib/display/date';
import { SectionHead } from '../ui/section-head';
import { Status } from '../ui/status';
import { useNow } from '../ui/use-now';
import { ConnectionStep } from './connection-step';
import { testVerdict } from './step-words';

/** A test with what it was made with. */
export type FinishedTest = Readonly<{ result: ConnectionTest; atMs: number; withUnsaved: boolean }>;

type ConnectionTestPanelProps = Readonly<{
  test: FinishedTest;
  /** Does the one thing that lets the failed step pass. */
  onAct: (step: TestStep) => void;
}>;

/** What happened on the way to a registry, step by step on one rail, which breaks at the step that failed. */
export function ConnectionTestPanel({ test, onAct }: ConnectionTestPanelProps) {
  const { result, atMs, withUnsaved } = test;
  const nowMs = useNow(10_000);
  const verdict = testVerdict(result.steps);
  const settings = withUnsaved ? 'with the unsaved settings, ' : '';
  return (
    <section aria-labelledby="connection-test" className="mt-2">
      <SectionHead
        id="connection-test"
        title={`Test of ${result.host}`}
        note={`${settings}${formatAge(nowMs - atMs)}, ${Math.round(result.tookMs)} ms`}
      >
        <Status tone={verdict.tone}>{verdict.word}</Status>
      </SectionHead>
      <ol aria-label="Steps of the test" className="border-t border-line-strong text-xs">
        {result.steps.map((step) => (
          <ConnectionStep key={step.step} step={step} onAct={() => onAct(step)} />
        ))}
      </ol>
    </section>
  );
}
