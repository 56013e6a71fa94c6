import type { EntryView } from '@/lib/contract/image';
import { BlobTable } from '../layer/blob-table';
import { artifactName } from '../platform/entry-text';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { Mono, SubHead } from './fact-atoms';

/** What an artifact tells of itself, where its config is of a known kind, and its files. */
export function ArtifactContent({ entry }: Readonly<{ entry: EntryView }>) {
  const { artifactFacts, layers } = entry;
  return (
    <div className="grid gap-3.5">
      {artifactFacts === null || artifactFacts.length === 0 ? null : (
        <section>
          <SubHead>{artifactName(entry) ?? 'Config'}</SubHead>
          <KeyValue>
            {artifactFacts.map(({ name, value }) => (
              <KeyValueRow key={name} name={name}>
                <Mono>{value}</Mono>
              </KeyValueRow>
            ))}
          </KeyValue>
        </section>
      )}
      {layers === null ? null : (
        <section>
          <SubHead>Files</SubHead>
          <BlobTable blobs={layers} />
        </section>
      )}
    </div>
  );
}
