type DetailHeadingProps = Readonly<{
  title: string;
  note: string;
  /** One below the heading that it stands under. */
  level?: 'h2' | 'h3';
}>;

/** The title of a part of a change, with what it comes to. */
export function DetailHeading({ title, note, level: Heading = 'h3' }: DetailHeadingProps) {
  return (
    <div className="mt-3 mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
      <Heading className="font-medium">{title}</Heading>
      <span className="text-xs text-ink-3">{note}</span>
    </div>
  );
}
