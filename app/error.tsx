'use client';

import { FailurePanel } from '@/components/problem/failure-panel';

type ErrorPageProps = Readonly<{ error: unknown; retry: () => void }>;

/** What a page that threw shows. Next hides the cause of server errors; it is in the server log. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="main" className="px-6 py-7 max-md:px-4">
      <FailurePanel error={error} retry={retry} />
    </main>
  );
}
