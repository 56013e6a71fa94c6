import type { PushPlan, PushStep } from '@/lib/contract/push';
import { counted } from '@/lib/display/counted';
import { shortDigest } from '@/lib/display/digest';
import { isDigest } from '@/lib/oci/digest';

/** One kind of request of a push: what it does, to how many, from where, and how many bytes travel. */
export type PlanLine = Readonly<{ does: string; what: string; sizeBytes: number }>;

/** A plan in a few lines, in the order in which it is done. */
export function planLines({ steps, target, replaces }: PushPlan): readonly PlanLine[] {
  const blobs = steps.filter(({ kind }) => kind === 'blob');
  const manifests = steps.filter(({ kind }) => kind === 'manifest');
  const tags = steps.filter(({ kind }) => kind === 'tag');
  return [
    ...mountLine(blobs, target),
    ...copyLines(blobs),
    ...there(blobs, 'blob'),
    ...manifestLine(manifests),
    ...steps.filter(({ kind, way }) => kind === 'referrers' && way === 'put').map(referrersLine),
    ...tags.map((step) => ({
      does: step.way === 'there' ? 'keep tag' : 'put tag',
      what: tagText(step, target, replaces),
      sizeBytes: step.way === 'there' ? 0 : step.sizeBytes,
    })),
  ];
}

/** Mounts cost a request each and no bytes: one line for all. */
function mountLine(steps: readonly PushStep[], target: string): readonly PlanLine[] {
  const mounted = steps.filter(({ way }) => way === 'mount');
  const places = [...new Set(mounted.flatMap(({ from }) => from ?? []))];
  const [place = ''] = places;
  const registry = target.slice(0, target.indexOf('/') + 1);
  const from = places.length === 1 ? place.replace(registry, '') : `${places.length} repositories`;
  const what = `${mounted.length} from ${from}, same registry`;
  return mounted.length === 0 ? [] : [{ does: 'mount blob', what, sizeBytes: 0 }];
}

function copyLines(steps: readonly PushStep[]): readonly PlanLine[] {
  const copied = steps.filter(({ way }) => way === 'copy');
  return [...new Set(copied.map(({ from }) => from))].map((from) => {
    const own = copied.filter((step) => step.from === from);
    return { does: 'copy blob', what: `${own.length} from ${from ?? 'their sources'}`, sizeBytes: sizeOf(own) };
  });
}

function there(steps: readonly PushStep[], what: string): readonly PlanLine[] {
  const count = steps.filter(({ way }) => way === 'there').length;
  return count === 0 ? [] : [{ does: `keep ${what}`, what: `${count} already there`, sizeBytes: 0 }];
}

function manifestLine(steps: readonly PushStep[]): readonly PlanLine[] {
  const written = steps.filter(({ way }) => way !== 'there');
  const kept = steps.length - written.length;
  if (steps.length === 0) return [];
  const what = [
    written.length === 0 ? '' : `${written.length} new by digest`,
    kept === 0 ? '' : `${kept} already there`,
  ];
  return [{ does: 'put manifest', what: what.filter(Boolean).join(', '), sizeBytes: sizeOf(written) }];
}

/** Whether the registry keeps such a list is known for certain once it has taken the manifest. */
function referrersLine({ tag, entries }: PushStep): PlanLine {
  const count = counted(entries.length, 'referrer', 'referrers');
  return {
    does: 'put referrers tag',
    what: `${(tag ?? '').slice(0, 'sha256-'.length + 7)}…, lists ${count}: the registry seems to keep no such list`,
    sizeBytes: 0,
  };
}

function tagText({ tag }: PushStep, target: string, replaces: string | null): string {
  if (tag === null || !target.endsWith(`:${tag}`)) return `${tag ?? ''}, a further tag`;
  const name = target.slice(target.lastIndexOf('/') + 1);
  if (replaces === null) return `${name}, new`;
  return `${name}, replaces ${isDigest(replaces) ? shortDigest(replaces, 7) : replaces}`;
}

function sizeOf(steps: readonly PushStep[]): number {
  return steps.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
