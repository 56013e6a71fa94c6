import { Download, Trash2 } from 'lucide-react';
import { counted } from '@/lib/display/counted';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { VerbatimText } from '../ui/verbatim-text';

type DraftSelectionBarProps = Readonly<{
  /** Names of the chosen drafts. */
  names: readonly string[];
  /** What became of the last export. */
  outcome: string | null;
  onExport: () => void;
  onClear: () => void;
  onDiscard: () => void;
}>;

/** What is chosen among the drafts, and what can be done with it. */
export function DraftSelectionBar({ names, outcome, onExport, onClear, onDiscard }: DraftSelectionBarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Selection"
      className="z-(--z-bar) flex min-h-13 flex-none flex-wrap items-center gap-x-2.5 gap-y-2 border-t-[1.5px] border-ink bg-canvas px-6 py-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:bg-chrome max-md:px-4 max-md:pb-3.5"
    >
      <b role="status">{counted(names.length, 'draft', 'drafts')} selected</b>
      {outcome === null ? (
        <span className="min-w-0 flex-1 truncate text-xs text-ink-3 max-md:hidden">
          {names.join(', ')}: saved here only, no registry is touched
        </span>
      ) : (
        <span className="min-w-0 flex-1 basis-60 text-xs wrap-anywhere">
          <VerbatimText>{outcome}</VerbatimText>
        </span>
      )}
      <span className="md:hidden max-md:flex-1" />
      <Button variant="ghost" onClick={onClear}>
        Clear
        <span className="max-md:hidden">
          <Kbd>Esc</Kbd>
        </span>
      </Button>
      <Button icon={Download} aria-label="Export as manifest-tool YAML" onClick={onExport}>
        Export<span className="max-md:hidden">as manifest-tool YAML</span>
      </Button>
      <Button variant="danger" icon={Trash2} onClick={onDiscard}>
        Discard {names.length}
        <span className="max-md:hidden">
          <Kbd>Del</Kbd>
        </span>
      </Button>
    </div>
  );
}
