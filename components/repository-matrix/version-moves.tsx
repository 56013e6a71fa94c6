import { GitCompareArrows, Minus, Plus } from 'lucide-react';
import { formatDate } from '@/lib/display/date';
import { routes } from '@/lib/routes';
import type { PlatformMove, VersionEvents } from '@/lib/tag/version-events';
import { PlatformChip } from '../platform/platform-chip';
import { ButtonLink } from '../ui/button';
import { Icon } from '../ui/icon';
import { SectionHead } from '../ui/section-head';
import { rowPlatform } from './row-platform';

/** More than this nobody reads through. */
const mostEvents = 100;

type VersionMovesProps = Readonly<{
  repository: string;
  events: readonly VersionEvents[];
  versionCount: number;
  /** Whether all versions are read: what did not move until now may yet. */
  isRead: boolean;
  /** The first tag of the selected version, and of the one that it is compared with. */
  selected: string | undefined;
  before: string | undefined;
  onSelect: (tag: string) => void;
}>;

/** Where platforms appeared and vanished, the newest version first. */
export function VersionMoves(props: VersionMovesProps) {
  const { repository, events, versionCount, isRead, selected, before, onSelect } = props;
  return (
    <section aria-labelledby="version-moves">
      <SectionHead
        id="version-moves"
        title="Appeared and vanished"
        note={`${events.length.toLocaleString('en')} of ${versionCount.toLocaleString('en')} versions`}
      />
      {events.length === 0 && isRead ? (
        <p className="border-t border-line-strong py-2 text-ink-3">Every version lists the same platforms.</p>
      ) : null}
      <ol>
        {events.slice(0, mostEvents).map(({ column, moves }) => {
          const [tag] = column.version.tags;
          const isSelected = tag === selected;
          return (
            <li
              key={tag}
              className={`border-t border-line-strong pt-[5px] pb-1 ${isSelected ? '-mr-6 -ml-5 bg-selected pr-6 pl-5 shadow-[inset_2px_0_0_var(--color-ink)] max-lg:-mx-6 max-lg:px-6 max-md:-mx-4 max-md:px-4' : ''}`}
            >
              <div className="flex items-center justify-between gap-3 text-xs">
                <button
                  type="button"
                  aria-pressed={isSelected}
                  onClick={() => onSelect(tag)}
                  className="mono inline-flex min-h-6 items-center font-medium hover:underline max-md:min-h-11"
                >
                  {column.version.name}
                </button>
                {isSelected && before !== undefined ? (
                  <ButtonLink
                    size="sm"
                    icon={GitCompareArrows}
                    href={routes.compare(`${repository}:${before}`, `${repository}:${tag}`)}
                  >
                    Compare with {before}
                  </ButtonLink>
                ) : null}
                <span className="text-ink-3">{column.created === null ? '' : formatDate(column.created)}</span>
              </div>
              <ul>
                {moves.map((move) => (
                  <Move key={`${move.kind} ${move.platform.key}`} move={move} />
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      {events.length > mostEvents ? (
        <p className="border-t border-line-strong py-2 text-xs text-ink-3">
          And {(events.length - mostEvents).toLocaleString('en')} older versions.
        </p>
      ) : null}
    </section>
  );
}

function Move({ move: { kind, platform, note } }: Readonly<{ move: PlatformMove }>) {
  const isGone = kind === 'gone';
  return (
    <li className="flex min-h-[22px] flex-wrap items-center gap-x-2.5 text-xs">
      <span className="inline-flex items-center gap-1">
        <Icon of={isGone ? Minus : Plus} size="sm" className={isGone ? 'text-danger' : 'text-ok'} />
        <span className="sr-only">{isGone ? 'vanished: ' : 'appeared: '}</span>
        <span className={isGone ? 'line-through decoration-danger' : ''}>
          <PlatformChip platform={rowPlatform(platform)} />
        </span>
        {platform.build === '' ? null : <span className="mono text-2xs text-ink-3">{platform.build}</span>}
      </span>
      {note === null ? null : <span className="text-2xs text-ink-3">{note}</span>}
    </li>
  );
}
