import { Check, CornerDownLeft } from 'lucide-react';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { PopupMenuItem } from '../ui/popup-menu';

type CopyAsItemProps = Readonly<{
  label: string;
  text: string;
  note: string | undefined;
  isCopied: boolean;
  onCopy: (text: string) => void;
}>;

/** One text to copy. The menu stays open, so that the row can say that it was. */
export function CopyAsItem({ label, text, note, isCopied, onCopy }: CopyAsItemProps) {
  return (
    <PopupMenuItem
      onSelect={() => onCopy(text)}
      className="group grid min-h-8 grid-cols-[148px_minmax(0,1fr)_56px] items-center"
    >
      <span>{label}</span>
      <code className="mono truncate text-ink-2" title={text}>
        {text}
      </code>
      <span className="flex justify-end text-2xs text-ink-2">
        {isCopied ? (
          <span className="inline-flex items-center gap-1">
            <Icon of={Check} size="sm" />
            Copied
          </span>
        ) : (
          <span className="invisible group-focus:visible">
            <Kbd>
              <Icon of={CornerDownLeft} size="sm" />
            </Kbd>
          </span>
        )}
      </span>
      {note === undefined ? null : <span className="col-span-2 col-start-2 pb-1.5 text-2xs text-ink-3">{note}</span>}
    </PopupMenuItem>
  );
}
