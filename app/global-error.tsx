'use client';

import './globals.css';
import { FailurePanel } from '@/components/problem/failure-panel';

type GlobalErrorProps = Readonly<{ error: unknown; retry: () => void }>;

/** What shows when the layout itself threw: a document of its own, in the theme that the browser prefers. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Polyarch failed</title>
        <main id="main" className="row-span-full px-6 py-7 max-md:px-4">
          <FailurePanel error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
