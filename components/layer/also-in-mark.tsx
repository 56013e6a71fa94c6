import { architectureFamily } from '@/lib/platform/architecture-family';
import { entryName } from '../platform/entry-text';
import type { AlsoIn } from './layer-use';

const keysShown = 6;

/** Which other entries hold the same blob: their keys, and a name where one is enough. */
export function AlsoInMark({ others, allOf }: AlsoIn) {
  const [first] = others;
  if (first === undefined) return <span className="text-ink-3">only here</span>;
  const names = others.map(({ entry }) => entryName(entry));
  return (
    <span title={names.join(', ')} className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex gap-0.5">
        {others.slice(0, keysShown).map(({ entry }) => (
          <span
            key={entry.id}
            data-arch={architectureFamily(entry.platform?.architecture ?? 'unknown')}
            className="inline-flex"
          >
            <i className="arch-key" />
          </span>
        ))}
      </span>
      <span className={`max-w-24 truncate ${others.length === 1 ? 'mono text-2xs' : 'text-ink-3'}`}>
        {summary(first.entry.platform?.architecture ?? entryName(first.entry), others.length, allOf)}
      </span>
      <span className="sr-only">: {names.join(', ')}</span>
    </span>
  );
}

function summary(only: string, count: number, allOf: string | null): string {
  if (allOf !== null) return `all ${allOf}`;
  return count === 1 ? only : `${count} others`;
}
