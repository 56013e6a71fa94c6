'use client';

import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type Tab<Value extends string> = Readonly<{ value: Value; label: string; count?: number }>;

type TabsProps<Value extends string> = Readonly<{
  /** What the tabs divide, for those who cannot see it. */
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** The `TabPanel`s. */
  children: ReactNode;
}>;

/** Tabs over panels. @see WAI-ARIA Authoring Practices, Tabs */
export function Tabs<Value extends string>({ label, tabs, value, onChange, children }: TabsProps<Value>) {
  const choose = (chosen: unknown) => {
    const tab = tabs.find((candidate) => candidate.value === chosen);
    if (tab) onChange(tab.value);
  };
  return (
    <BaseTabs.Root value={value} onValueChange={choose}>
      <BaseTabs.List
        aria-label={label}
        className="flex flex-none gap-0.5 overflow-x-auto border-b border-line px-1.5"
        activateOnFocus
      >
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="relative flex h-9 items-center gap-1.5 px-2.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink aria-selected:font-medium aria-selected:text-ink aria-selected:after:absolute aria-selected:after:inset-x-2.5 aria-selected:after:bottom-0 aria-selected:after:h-0.5 aria-selected:after:bg-ink max-md:h-11"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="text-2xs font-regular text-ink-3">{tab.count.toLocaleString('en')}</span>
            )}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {children}
    </BaseTabs.Root>
  );
}

type TabPanelProps = Readonly<{ value: string; className?: string; children: ReactNode }>;

/** What one tab shows; it is in the document only while its tab is chosen. */
export function TabPanel({ value, className, children }: TabPanelProps) {
  return (
    <BaseTabs.Panel value={value} className={className}>
      {children}
    </BaseTabs.Panel>
  );
}
