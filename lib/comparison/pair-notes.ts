import type { EntryView, FindingView } from '../contract/image';
import { formatPlatform } from '../platform/format-platform';
import type { ComparedPair } from './compare-platforms';

/** Something about a pair that a person should look at. */
export type PairNote = Readonly<{ severity: FindingView['severity']; label: string; message: string }>;

/** What `b` brings that `a` had not: problems, findings, a variant that got lost; the gravest first. */
export function pairNotes(pair: ComparedPair): readonly PairNote[] {
  return [...problemNotes(pair), ...variantNotes(pair), ...newFindings(pair)].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}

const severities: readonly PairNote['severity'][] = ['error', 'warning', 'note'];

function problemNotes({ a, b }: ComparedPair): readonly PairNote[] {
  return [a, b].flatMap((entry) =>
    entry?.problem ? [{ severity: 'error', label: 'could not be read', message: entry.problem.message } as const] : [],
  );
}

function variantNotes({ a, b, matched }: ComparedPair): readonly PairNote[] {
  if (matched !== 'variant-lost' || !a?.platform || !b?.platform) return [];
  const [before, after] = [formatPlatform(a.platform), formatPlatform(b.platform)];
  return [
    {
      severity: 'warning',
      label: `lost its variant ${a.platform.variant}`,
      message: `${before} and ${after} are most likely one entry that lost its variant${inCommon(a, b)}.`,
    },
  ];
}

function inCommon({ layers: ofA }: EntryView, { layers: ofB }: EntryView): string {
  if (ofA === null || ofB === null) return '';
  const digests = new Set<string>(ofA.map(({ digest }) => digest));
  const shared = ofB.filter(({ digest }) => digests.has(digest)).length;
  return shared === 0
    ? ''
    : `: they have ${shared} of ${ofB.length} ${ofB.length === 1 ? 'layer' : 'layers'} in common`;
}

/** A rule that `a` breaks as well is nothing new. */
function newFindings({ a, b }: ComparedPair): readonly PairNote[] {
  const known = new Set(a?.findings.map(({ rule }) => rule));
  return (b?.findings ?? []).filter(({ rule, severity }) => severity !== 'note' && !known.has(rule));
}
