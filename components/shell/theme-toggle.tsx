'use client';

import { Moon, Sun } from 'lucide-react';
import { useActions } from '../palette/use-actions';
import { Icon } from '../ui/icon';
import { useShortcut } from '../ui/use-shortcut';
import { remember } from './remember';
import { parseTheme, themeCookie } from './theme';

/** Switches between light and dark, and remembers it. Which glyph shows is CSS, so the first paint is right. */
export function ThemeToggle() {
  useShortcut('T', toggleTheme);
  useActions(() => [
    {
      id: 'theme',
      title: 'Switch between light and dark',
      keys: ['⇧T'],
      icon: 'theme',
      scope: 'everywhere',
      run: toggleTheme,
    },
  ]);
  return (
    <button
      type="button"
      aria-label="Switch theme"
      aria-keyshortcuts="Shift+T"
      title="Switch theme (⇧T)"
      onClick={toggleTheme}
      className="inline-flex size-7 items-center justify-center rounded-2 text-ink-2 hover:bg-hover max-md:size-11"
    >
      <Icon of={Moon} className="dark:hidden" />
      <Icon of={Sun} className="hidden dark:block" />
    </button>
  );
}

function toggleTheme() {
  const root = document.documentElement;
  const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme = (parseTheme(root.dataset.theme) ?? preferred) === 'dark' ? 'light' : 'dark';
  root.dataset.theme = theme;
  remember(themeCookie, theme);
}
