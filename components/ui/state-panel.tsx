import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon';

const tones = { quiet: 'text-ink-3', info: 'text-ink-3', warn: 'text-warn', danger: 'text-danger' } as const;

export type StateTone = keyof typeof tones;

type StatePanelProps = Readonly<{
  icon: LucideIcon;
  tone?: StateTone;
  /** What kind of state it is, and its code where it has one: the quiet line on top. */
  caption?: readonly [string, string?];
  /** What happened, in one line. */
  title: ReactNode;
  /** `h1` where the state is the whole page. */
  heading?: 'h1' | 'h2' | 'h3';
  /** To what, and what that means. */
  text?: ReactNode;
  /** What is known: facts, lists. */
  children?: ReactNode;
  /** What to do next; the first is the one to take. */
  actions?: ReactNode;
}>;

/** One pattern for all states without data: what happened, what is known, one next step. */
export function StatePanel(props: StatePanelProps) {
  const { icon, tone = 'quiet', caption, title, heading: Heading = 'h2', text, children, actions } = props;
  return (
    <div className="max-w-160 min-w-0">
      {caption ? (
        <p className="mb-3 flex justify-between gap-4 text-2xs text-ink-3">
          <span>{caption[0]}</span>
          <span>{caption[1]}</span>
        </p>
      ) : null}
      <div className="grid grid-cols-[28px_minmax(0,1fr)]">
        <Icon of={icon} size="lg" className={`mt-px ${tones[tone]}`} />
        <div>
          <Heading className="text-md tracking-[-0.005em] wrap-anywhere">{title}</Heading>
          {text ? <p className="mt-1 text-ink-2 wrap-anywhere">{text}</p> : null}
          {children}
          {actions ? <div className="mt-3 flex flex-wrap items-center gap-1.5">{actions}</div> : null}
        </div>
      </div>
    </div>
  );
}
