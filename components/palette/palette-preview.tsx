import type { ReactNode } from 'react';
import { formatReference, withDefaultTag } from '@/lib/oci/reference';
import { formatPlatform } from '@/lib/platform/format-platform';
import { PlatformLabel } from '../platform/platform-label';
import { ReferenceText } from '../reference/reference-text';
import { Kbd } from '../ui/kbd';
import type { PaletteItem } from './palette-groups';

const shownPlatforms = 9;

/** What is known of the highlighted line, and what the keys do with it. Small screens do without. */
export function PalettePreview({ item }: Readonly<{ item: PaletteItem }>) {
  return (
    <aside
      aria-label="Preview"
      className="flex min-h-0 flex-col gap-3 overflow-hidden border-l border-line-strong bg-chrome p-4 max-md:hidden"
    >
      {item.kind === 'action' ? (
        <>
          <p className="font-medium">{item.action.title}</p>
          {item.action.detail ? <p className="text-xs text-ink-2">{item.action.detail}</p> : null}
        </>
      ) : (
        <ReferencePreview item={item} />
      )}
      <ul className="mt-auto grid gap-1.5 text-xs">
        <Does keys={['⏎']}>{verbOf(item)}</Does>
        {item.kind === 'reference' ? <Does keys={['⌘', '⏎']}>{verbOf(item)} in a new tab</Does> : null}
        {item.kind === 'action' && item.action.keys ? (
          <Does keys={item.action.keys}>The same without the palette</Does>
        ) : null}
      </ul>
    </aside>
  );
}

function verbOf(item: PaletteItem): string {
  if (item.kind === 'action') return 'Do it';
  return item.origin === 'repository' ? 'List its tags' : 'Inspect';
}

function ReferencePreview({ item }: Readonly<{ item: Extract<PaletteItem, { kind: 'reference' }> }>) {
  const { reference, platforms, detail } = item;
  return (
    <>
      <p>
        <ReferenceText reference={reference} className="text-sm" />
      </p>
      {detail ? <p className="text-xs text-ink-2">{detail}</p> : null}
      {item.origin === 'typed' ? (
        <p className="text-xs text-ink-3">
          Docker reads it as{' '}
          <span className="mono text-ink wrap-anywhere">{formatReference(withDefaultTag(reference))}</span>
        </p>
      ) : null}
      {platforms.length === 0 ? null : (
        <ul className="border-t border-line text-xs">
          {platforms.slice(0, shownPlatforms).map((platform, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an image may list a platform twice.
            <li key={`${position} ${formatPlatform(platform)}`} className="border-b border-line py-1">
              <PlatformLabel platform={platform} />
            </li>
          ))}
          {platforms.length > shownPlatforms ? (
            <li className="py-1 text-ink-3">and {platforms.length - shownPlatforms} more</li>
          ) : null}
        </ul>
      )}
    </>
  );
}

function Does({ keys, children }: Readonly<{ keys: readonly string[]; children: ReactNode }>) {
  return (
    <li className="grid grid-cols-[44px_1fr] items-center">
      <span className="flex gap-0.5">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
      {children}
    </li>
  );
}
