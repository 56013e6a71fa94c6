import type { ReactNode } from 'react';

type SectionHeadProps = Readonly<{
  /** The heading's id, for `aria-labelledby` of its section. */
  id?: string;
  title: ReactNode;
  note?: ReactNode;
  /** Actions at the end of the line. */
  children?: ReactNode;
}>;

/** The line that opens a section: title, what it holds, what can be done. */
export function SectionHead({ id, title, note, children }: SectionHeadProps) {
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3">
      <h2 id={id} className="text-md tracking-[-0.005em]">
        {title}
      </h2>
      {note ? <p className="text-xs text-ink-3">{note}</p> : null}
      {children ? <div className="ml-auto flex gap-1.5">{children}</div> : null}
    </div>
  );
}
