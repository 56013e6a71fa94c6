import type { EntryView } from '@/lib/contract/image';
import type { ImageTab } from '@/lib/routes';
import type { Tab } from '../ui/tabs';

/** The tabs over an entry, in order: those that have something to show of it. */
export function inspectorTabs(entry: EntryView): readonly Tab<ImageTab>[] {
  const layers: Tab<ImageTab> = {
    value: 'layers',
    label: entry.kind === 'artifact' ? 'Files' : 'Layers',
    ...(entry.layers === null ? {} : { count: entry.layers.length }),
  };
  const hasConfig = entry.kind === 'manifest';
  const attestationCount = entry.attestations.length;
  return [
    { value: 'overview', label: 'Overview' },
    ...(hasConfig || entry.kind === 'artifact' ? [layers] : []),
    ...(hasConfig ? [{ value: 'config', label: 'Config' } as const] : []),
    { value: 'raw', label: 'Raw JSON' },
    ...(attestationCount > 0
      ? [{ value: 'attestations', label: 'Attestations', count: attestationCount } as const]
      : []),
  ];
}

/** The tab before or after `tab`, of those that the entry has. */
export function turnedTab(entry: EntryView, tab: ImageTab | undefined, by: 1 | -1): ImageTab {
  const tabs = inspectorTabs(entry).map(({ value }) => value);
  const at = Math.max(0, tab === undefined ? 0 : tabs.indexOf(tab));
  return tabs[(at + by + tabs.length) % tabs.length] ?? 'overview';
}
