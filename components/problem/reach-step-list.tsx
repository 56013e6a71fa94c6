import { Check, Minus, OctagonX } from 'lucide-react';
import { Icon } from '../ui/icon';
import type { ReachStep } from './reach-steps';

const marks = {
  done: { icon: Check, className: 'text-ok' },
  failed: { icon: OctagonX, className: 'text-danger' },
  'not reached': { icon: Minus, className: 'text-ink-4' },
} as const;

/** How far Polyarch came on the way to a registry. */
export function ReachStepList({ steps }: Readonly<{ steps: readonly ReachStep[] }>) {
  return (
    <ol aria-label="Steps on the way" className="mt-2.5 border-t border-line text-xs">
      {steps.map(({ name, state, fact }) => (
        <li
          key={name}
          className={`grid min-h-6.5 grid-cols-[20px_92px_minmax(0,1fr)] items-center border-b border-line py-1 ${state === 'not reached' ? 'text-ink-3' : ''}`}
        >
          <Icon of={marks[state].icon} size="sm" className={marks[state].className} />
          <span>{name}</span>
          <span className="wrap-anywhere">
            <span className="sr-only">{state === 'not reached' ? '' : `${state}: `}</span>
            {fact}
          </span>
        </li>
      ))}
    </ol>
  );
}
