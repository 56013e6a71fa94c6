import { CopyButton } from '../ui/copy-button';
import { VerbatimText } from '../ui/verbatim-text';

type CopyableCodeProps = Readonly<{
  title: string;
  /** What is copied: "command" makes "Copy command". */
  what: string;
  text: string;
  note?: string | null;
}>;

/** What a machine prints or takes, word for word. */
export function CopyableCode({ title, what, text, note = null }: CopyableCodeProps) {
  return (
    <div>
      <h3 className="mb-1 text-sm">{title}</h3>
      <div className="flex items-start gap-2 rounded-2 bg-sunken py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 py-1 leading-[18px] whitespace-pre-wrap wrap-anywhere">
          <VerbatimText>{text}</VerbatimText>
        </code>
        <CopyButton text={text} what={what} />
      </div>
      {note === null ? null : <p className="mt-1 text-2xs text-ink-3">{note}</p>}
    </div>
  );
}
