import { CircleHelp } from 'lucide-react';
import { toProblem } from '@/lib/problem/problem';
import { Button } from '../ui/button';
import { StatePanel } from '../ui/state-panel';

type FailurePanelProps = Readonly<{ error: unknown; retry: () => void }>;

/**
 * What a page that threw shows. It comes with every page, so it holds no more than the last resort needs: what each
 * problem can tell is in `ProblemPanel`.
 */
export function FailurePanel({ error, retry }: FailurePanelProps) {
  const { message, hint } = toProblem(error);
  return (
    <StatePanel
      icon={CircleHelp}
      tone="danger"
      caption={['Polyarch', '500']}
      title={message}
      heading="h1"
      text={hint}
      actions={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    />
  );
}
