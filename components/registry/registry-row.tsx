import Link from 'next/link';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Registry } from '@/lib/contract/registry';
import { routes } from '@/lib/routes';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import { accountWords } from './account-words';
import { hasSettingsPane } from './has-settings-pane';
import { LatencyText } from './latency-text';
import { RateLimitText } from './rate-limit-text';
import { registryState } from './registry-state';
import { trustWords } from './trust-words';

type RegistryRowProps = Readonly<{
  registry: Registry;
  isSelected: boolean;
  isChosen: boolean;
  isUnsaved: boolean;
  isTabStop: boolean;
  nowMs: number;
  onSelect: () => void;
  onEdit: () => void;
}>;

const cell = 'h-[42px]! text-xs max-md:h-auto! max-md:border-0! max-md:p-0!';
const sub = 'block truncate text-2xs leading-3.5 text-ink-3';

/** One registry. Where there is room for a second pane a click selects it, else its link opens the page of its own. */
export function RegistryRow(props: RegistryRowProps) {
  const { registry, isSelected, isChosen, isUnsaved, isTabStop, nowMs, onSelect, onEdit } = props;
  const { host, name, trust, ca, account, health, rateLimit } = registry;
  const words = trustWords[trust];
  const { who, where } = accountWords(account);
  const state = registryState(registry);

  const click = (event: MouseEvent) => {
    if (!hasSettingsPane() || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onSelect();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !hasSettingsPane() || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    onEdit();
  };
  return (
    <tr
      aria-selected={isSelected}
      onClick={click}
      className={`cursor-pointer ${isChosen ? 'max-md:aria-selected:-mx-4 max-md:aria-selected:px-4' : 'max-lg:bg-transparent! max-lg:shadow-none!'} max-md:relative max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-0.5 max-md:border-b max-md:border-line max-md:py-3`}
    >
      <th scope="row" className={cell}>
        <Link
          href={routes.registry(host)}
          prefetch={false}
          data-entry={host}
          tabIndex={isTabStop ? 0 : -1}
          onKeyDown={press}
          className="mono -my-1 flex min-h-6 max-w-56 items-center no-underline hover:underline max-md:max-w-full max-md:text-sm max-md:after:absolute max-md:after:inset-0"
        >
          <span className="truncate">{host}</span>
        </Link>
        {name === null ? null : <span className={`${sub} relative max-md:hidden`}>{name}</span>}
      </th>
      <td className={`${cell} max-md:col-start-1 max-md:row-start-2`}>
        <Status tone={words.tone} icon={words.icon}>
          {words.word}
        </Status>
        <span className={`${sub} max-w-44 pl-4.5 max-md:hidden`}>
          {isUnsaved ? 'changes not saved' : <VerbatimText>{ca?.certificates[0]?.subject ?? words.note}</VerbatimText>}
        </span>
      </td>
      <td
        className={`${cell} max-md:col-start-1 max-md:row-start-3 max-md:flex max-md:min-w-0 max-md:gap-1.5 max-md:pl-4.5!`}
      >
        <span className="mono block max-w-44 truncate leading-4 max-md:text-ink-3">
          <VerbatimText>{who}</VerbatimText>
        </span>
        <span className={`${sub} max-w-48 max-md:leading-4`}>{where}</span>
      </td>
      <td className={`${cell} max-md:col-start-2 max-md:row-span-2 max-md:row-start-2 max-md:justify-self-end`}>
        <LatencyText health={health} nowMs={nowMs} />
      </td>
      <td className={`${cell} max-md:hidden`}>
        <RateLimitText rateLimit={rateLimit} />
      </td>
      <td className={`${cell} pr-1! max-md:col-start-2 max-md:row-start-1 max-md:self-center`}>
        <Status tone={state.tone}>{state.word}</Status>
      </td>
    </tr>
  );
}
