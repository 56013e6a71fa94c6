import type { EntryView, FindingView } from '../contract/image';

/** The entries, each with the findings that concern it. */
export function attachFindings(entries: readonly EntryView[], findings: readonly FindingView[]): readonly EntryView[] {
  if (findings.length === 0) return entries;
  const byEntry = new Map<string, FindingView[]>();
  for (const finding of findings) {
    for (const id of finding.entries) byEntry.set(id, [...(byEntry.get(id) ?? []), finding]);
  }
  const attach = (entry: EntryView): EntryView => ({
    ...entry,
    findings: byEntry.get(entry.id) ?? [],
    entries: entry.entries?.map(attach) ?? null,
  });
  return entries.map(attach);
}
