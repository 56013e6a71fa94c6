import { counted } from '@/lib/display/counted';
import type { ListedHost } from '@/lib/resolve/listed-host';
import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import { PlatformLabel } from '../platform/platform-label';
import { VerbatimText } from '../ui/verbatim-text';
import { engineHeads } from './engine-heads';

/** The head of a row: what the host is called, what it is, and whether the engines agree about it. */
export function HostHead({ row: { host, differs } }: Readonly<{ row: ResolvedRow }>) {
  const facts = factsOf(host);
  return (
    <th scope="row" className="px-2 py-1.5 text-left align-top font-regular">
      <span className="flex items-start justify-between gap-1">
        <span className="min-w-0 leading-[18px] wrap-anywhere">
          {host.name === '' ? <PlatformLabel platform={host.platform} /> : <VerbatimText>{host.name}</VerbatimText>}
        </span>
        {differs ? (
          <span className="flex-none rounded-[3px] border border-line-strong bg-canvas px-1.5 text-2xs leading-4 text-ink-2">
            differs
          </span>
        ) : null}
      </span>
      {host.name === '' ? null : <PlatformLabel platform={host.platform} className="leading-4" />}
      {facts === '' ? null : <span className="block text-2xs leading-4 text-ink-3">{facts}</span>}
    </th>
  );
}

/** `3 machines, on Podman`. */
function factsOf({ count, engine, isRequested }: ListedHost): string {
  return [
    ...(count === 1 ? [] : [counted(count, 'machine', 'machines')]),
    ...(engine === null ? [] : [`on ${engineHeads[engine].name}`]),
    ...(isRequested ? ['asked for with --platform'] : []),
  ].join(', ');
}
