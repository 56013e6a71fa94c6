import type { ImageView } from '@/lib/contract/image';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';

/** What the registry warns of, in its own words. @see distribution-spec, Warnings */
export function RegistryWarnings({ view: { warnings } }: Readonly<{ view: ImageView }>) {
  if (warnings.length === 0) return null;
  return (
    <ul
      aria-label="Warnings of the registry"
      className="border-b border-line bg-warn-bg px-6 py-1.5 text-xs max-md:px-4"
    >
      {warnings.map((warning) => (
        <li key={warning}>
          <Status tone="warn" wraps>
            The registry warns: “<VerbatimText>{warning}</VerbatimText>”
          </Status>
        </li>
      ))}
    </ul>
  );
}
