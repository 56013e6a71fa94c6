import { Plus } from 'lucide-react';
import { Icon } from '../ui/icon';

type VersionLegendProps = Readonly<{ shows: 'presence' | 'size'; hasProvisional: boolean }>;

/** What the marks in the matrix mean. */
export function VersionLegend({ shows, hasProvisional }: VersionLegendProps) {
  return (
    <div className="mt-3 flex flex-wrap gap-x-[18px] gap-y-1 text-2xs text-ink-3 max-md:hidden">
      {shows === 'size' ? <span>bytes a host pulls, compressed</span> : <PresenceMarks />}
      <span className="inline-flex items-center gap-1.5">
        <span className="rounded-1 border border-dashed border-danger px-[5px] text-danger">gone</span>
        was in the version before
      </span>
      <span className="inline-flex items-center gap-1.5">
        <i className="w-[18px] border-b border-dashed border-line-control" />
        still absent
      </span>
      {hasProvisional ? <span>dashed column: a pre-release, or builds in no index</span> : null}
    </div>
  );
}

function PresenceMarks() {
  return (
    <>
      <span className="inline-flex items-center gap-1.5">
        <i className="h-2.5 w-6 rounded-1 bg-[linear-gradient(90deg,var(--color-ink-4)_0_33%,var(--color-line-strong)_33%_66%,var(--color-ink-3)_66%)] forced-color-adjust-none" />
        new manifest
      </span>
      <span className="inline-flex items-center gap-1.5">
        <i className="h-1 w-[18px] bg-ink-4 forced-color-adjust-none" />
        line without a swatch: the same manifest
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Icon of={Plus} size="sm" className="text-ok" />
        appeared
      </span>
    </>
  );
}
