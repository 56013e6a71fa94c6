import { Check, CircleDashed, Minus, OctagonX } from 'lucide-react';
import type { TestStep } from '@/lib/contract/registry';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { VerbatimText } from '../ui/verbatim-text';
import { CertificateLine } from './certificate-line';
import { actionWords, stepNames } from './step-words';

const marks = {
  passed: { icon: Check, glyph: 'text-ok', spoken: 'passed: ' },
  failed: { icon: OctagonX, glyph: 'text-danger', spoken: 'failed: ' },
  unneeded: { icon: Minus, glyph: 'text-ink-4', spoken: 'not needed: ' },
  skipped: { icon: CircleDashed, glyph: 'text-ink-4', spoken: 'not reached: ' },
} as const;

/** One step with what was found; a failed one holds what to do next. */
export function ConnectionStep({ step, onAct }: Readonly<{ step: TestStep; onAct: () => void }>) {
  const { state, message, tookMs, facts, certificate } = step;
  const mark = marks[state];
  const next = state === 'failed' ? actionWords(step) : null;
  const tone = state === 'failed' ? 'text-danger' : state === 'passed' ? '' : 'text-ink-3';
  return (
    <li className="group relative grid grid-cols-[26px_84px_minmax(0,1fr)_auto] max-md:grid-cols-[26px_72px_minmax(0,1fr)_auto]">
      <i
        aria-hidden="true"
        className={`absolute top-5 -bottom-2 left-[8.5px] border-l border-line-control group-last:hidden ${state === 'failed' ? 'border-dashed' : ''}`}
      />
      <span className="grid h-7 w-4.5 place-items-center">
        <span className="z-1 bg-canvas py-0.5">
          <Icon of={mark.icon} size="sm" className={mark.glyph} />
        </span>
      </span>
      <div className="col-span-3 col-start-2 grid grid-cols-subgrid items-baseline border-b border-line py-1.5">
        <b className={`${state === 'passed' || state === 'failed' ? 'font-medium' : 'font-regular'} ${tone}`}>
          {stepNames[step.step]}
        </b>
        <p className={`min-w-0 wrap-anywhere ${tone}`}>
          <span className="sr-only">{mark.spoken}</span>
          <VerbatimText>{message}</VerbatimText>
        </p>
        <span className="pl-2 text-right text-2xs text-ink-3">{tookMs === null ? '' : `${Math.round(tookMs)} ms`}</span>
        {facts.length === 0 ? null : (
          <dl className="col-span-2 col-start-2 mt-1 flex flex-wrap gap-x-4 max-md:block">
            {facts.map(({ name, value }) => (
              <div key={name} className="flex min-w-0 gap-x-2 max-md:flex-wrap">
                <dt className="text-ink-3">{name}</dt>
                <dd className="mono min-w-0 wrap-anywhere">
                  <VerbatimText>{value}</VerbatimText>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {certificate === null ? null : (
          <CertificateLine certificate={certificate} isWhole={step.action === 'trust-ca'} />
        )}
        {next === null ? null : (
          <p className="col-span-2 col-start-2 mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 pb-0.5">
            <Button size="sm" onClick={onAct} className="max-md:h-11! max-md:w-full max-md:text-sm!">
              {next.label}
            </Button>
            <span className="text-ink-3">{next.meaning}</span>
          </p>
        )}
      </div>
    </li>
  );
}
