import { Link2 } from 'lucide-react';
import type { Rule } from '@/lib/finding/rules';
import { routes } from '@/lib/routes';
import { Icon } from '../ui/icon';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { MarkedText } from '../ui/marked-text';
import { Status } from '../ui/status';
import { findingTone } from './finding-tone';

/** One rule: what it finds, why that matters, what to do. A link to its id brings it into view and marks it. */
export function RuleManual({ id, rule }: Readonly<{ id: string; rule: Rule }>) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-6 border-l-2 border-transparent pl-4 target:border-ink max-md:scroll-mt-16 max-md:pl-3"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3">
        <h2 id={`${id}-title`} className="text-md tracking-[-0.005em]">
          {rule.title}
        </h2>
        <Status tone={findingTone[rule.severity]} className="text-xs">
          {rule.severity}
        </Status>
        <a
          href={routes.rule(id)}
          aria-label={`Link to the rule ${id}`}
          className="mono ml-auto inline-flex min-h-6 items-center gap-1.5 text-ink-3 no-underline! hover:text-ink max-md:ml-0"
        >
          {id}
          <Icon of={Link2} size="sm" />
        </a>
      </div>
      <KeyValue>
        <KeyValueRow name="Why it matters">
          <MarkedText text={rule.why} />
        </KeyValueRow>
        <KeyValueRow name="What to do">
          <MarkedText text={rule.remedy} />
        </KeyValueRow>
      </KeyValue>
    </section>
  );
}
