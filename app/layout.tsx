import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { PaletteDoor } from '@/components/palette/palette-door';
import { QueryProvider } from '@/components/shell/query-provider';
import { shortcutsCookie } from '@/components/shell/shortcuts-cookie';
import { parseTheme, themeCookie } from '@/components/shell/theme';
import { TopBar } from '@/components/shell/top-bar';
import { samples } from './samples';

export const metadata: Metadata = {
  title: { default: 'Polyarch', template: '%s · Polyarch' },
  description: 'See every platform of a multi-arch container image.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

// Reading cookies also makes every page dynamic, which the nonce of the content security policy needs.
export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const stored = await cookies();
  return (
    <html
      lang="en"
      data-theme={parseTheme(stored.get(themeCookie)?.value) ?? undefined}
      data-shortcuts={stored.get(shortcutsCookie)?.value === 'off' ? 'off' : undefined}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <QueryProvider>
          <TopBar />
          {children}
          <PaletteDoor samples={samples} />
        </QueryProvider>
      </body>
    </html>
  );
}
