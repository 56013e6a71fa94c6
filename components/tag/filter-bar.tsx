'use client';

import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import type { RepositorySelection } from '@/lib/routes';
import { fixedSlots } from '@/lib/tag/tag-slots';
import { tagKinds, tagOrders } from '@/lib/tag/tag-view';
import { ChoiceField } from '../ui/choice-field';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { Segmented } from '../ui/segmented';
import { useShortcut } from '../ui/use-shortcut';
import type { SelectionChange } from './use-repository-selection';

type FilterBarProps = Readonly<{
  tagCount: number;
  columns: readonly string[];
  selection: RepositorySelection;
  onChange: (change: SelectionChange) => void;
}>;

const any = ['', 'any'] as const;
const kindNames = { index: 'indexes', manifest: 'single manifests', artifact: 'signatures, caches' } as const;
const orderNames = { version: 'By version', name: 'By name', created: 'By created', digest: 'By digest' } as const;
const orders = tagOrders.map((value) => ({ value, label: orderNames[value] }));
const field =
  'flex h-7 flex-none items-center gap-1.5 rounded-2 border border-line-control bg-canvas px-2 whitespace-nowrap focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:h-11';

/** What is shown, and in which order: all of it goes into the URL. */
export function FilterBar({ tagCount, columns, selection, onChange }: FilterBarProps) {
  const { kind, has, lacks, order = 'version', group } = selection;
  const slots = [...new Set([...fixedSlots, ...columns])];
  const platforms = [...new Set([...slots, ...[has, lacks].flatMap((slot) => slot ?? [])])];
  return (
    <search className="flex min-h-13 flex-none flex-wrap items-center gap-x-1.5 gap-y-2 px-6 py-2 max-md:grid max-md:grid-cols-[minmax(0,1fr)] max-md:px-4 max-md:py-3">
      <TextFilter tagCount={tagCount} text={selection.text ?? ''} onChange={(text) => onChange({ text })} />
      <div className="flex flex-wrap items-center gap-1.5 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-1">
        <ChoiceField
          name="Kind"
          value={kind ?? ''}
          options={[any, ...tagKinds.map((value) => [value, kindNames[value]] as const)]}
          onChange={(value) => onChange({ kind: tagKinds.find((known) => known === value) })}
        />
        <ChoiceField
          name="Has platform"
          value={has ?? ''}
          options={[any, ...platforms.map((slot) => [slot, slot] as const)]}
          onChange={(value) => onChange({ has: value || undefined })}
        />
        <ChoiceField
          name="Lacks platform"
          value={lacks ?? ''}
          options={[any, ...platforms.map((slot) => [slot, slot] as const)]}
          onChange={(value) => onChange({ lacks: value || undefined })}
        />
        <label className={field}>
          <input
            type="checkbox"
            checked={group === 'digest'}
            onChange={({ target }) => onChange({ group: target.checked ? 'digest' : undefined })}
            className="size-3.5 accent-action outline-none max-md:size-4.5"
          />
          Group digests
        </label>
        <span className="hidden flex-none max-md:block">
          <ChoiceField
            name="Order"
            value={order}
            options={tagOrders.map((value) => [value, orderNames[value].toLowerCase()])}
            onChange={(value) => onChange({ order: tagOrders.find((known) => known === value) })}
          />
        </span>
      </div>
      <span className="ml-auto max-md:hidden">
        <Segmented label="Order" segments={orders} value={order} onChange={(next) => onChange({ order: next })} />
      </span>
    </search>
  );
}

type TextFilterProps = Readonly<{ tagCount: number; text: string; onChange: (text: string) => void }>;

/** What is typed is the field's own: the URL follows, and is slower than keys. */
function TextFilter({ tagCount, text, onChange }: TextFilterProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  useShortcut('/', () => input.current?.select());
  return (
    <label className={`${field} w-70 pr-1.5 max-md:w-auto`}>
      <Icon of={Search} size="sm" className="text-ink-3" />
      <input
        ref={input}
        type="search"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Search fields would be emptied.
          event.preventDefault();
          input.current?.blur();
        }}
        placeholder={`Filter ${tagCount.toLocaleString('en')} tags, * and ? work`}
        aria-label="Filter tags"
        aria-keyshortcuts="/"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </label>
  );
}
