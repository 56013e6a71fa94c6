import { Download } from 'lucide-react';
import { Button } from '../ui/button';
import { StatePanel } from '../ui/state-panel';

/** In place of what an entry holds while that was left out: it is read when somebody wants it. */
export function UnreadEntry({ onRead }: Readonly<{ onRead: () => void }>) {
  return (
    <StatePanel
      icon={Download}
      title="Not read yet"
      heading="h3"
      text="The registry counts every manifest that is read. The index alone tells what stands below."
      actions={<Button onClick={onRead}>Read this entry (1 pull)</Button>}
    />
  );
}
