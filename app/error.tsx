'use client';

import { ProblemPanel } from '@/components/problem/problem-panel';
import { toProblem } from '@/lib/problem/problem';

type ErrorPageProps = Readonly<{ error: unknown; retry: () => void }>;

/** What a page that threw shows. Next hides the cause of server errors; it is in the server log. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main id="main" className="px-6 py-7 max-md:px-4">
      <ProblemPanel problem={toProblem(error)} heading="h1" retry={retry} />
    </main>
  );
}
