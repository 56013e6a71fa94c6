import type { ConfigView } from '@/lib/contract/image';
import { isDigest } from '@/lib/oci/digest';
import { DigestSwatch } from '../reference/digest-swatch';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { Skeleton } from '../ui/skeleton';
import { ConfigSummary } from './config-summary';
import { HexGroups, Mono, NotSet, SubHead } from './fact-atoms';

type ConfigPaneProps = Readonly<{ config: ConfigView | null; isPending: boolean }>;

/** All that the config blob says, and what blob it is. */
export function ConfigPane({ config, isPending }: ConfigPaneProps) {
  if (config === null) {
    return isPending ? <Skeleton className="h-60 w-full" /> : <NotSet>The config was not read.</NotSet>;
  }
  return (
    <div className="@container">
      <div className="grid items-start gap-x-10 gap-y-3.5 @4xl:grid-cols-2">
        <section>
          <SubHead>Execution</SubHead>
          <ConfigSummary config={config} isPending={isPending} />
        </section>
        <div className="grid gap-3.5">
          <section>
            <SubHead>Build</SubHead>
            <BuildFacts config={config} />
          </section>
          <section>
            <SubHead>Blob</SubHead>
            <KeyValue>
              <KeyValueRow name="mediaType">
                <Mono>{config.mediaType}</Mono>
              </KeyValueRow>
              <KeyValueRow name="digest">
                <HexGroups digest={config.digest} />
              </KeyValueRow>
              <KeyValueRow name="size">
                <span className="mono">{config.sizeBytes.toLocaleString('en')}</span>{' '}
                <span className="text-ink-3">bytes</span>
              </KeyValueRow>
            </KeyValue>
          </section>
        </div>
      </div>
    </div>
  );
}

function BuildFacts({ config }: Readonly<{ config: ConfigView }>) {
  const platform = [config.os, config.architecture, config.variant].filter(Boolean).join(' / ');
  return (
    <KeyValue>
      <KeyValueRow name="platform">{platform ? <Mono>{platform}</Mono> : <NotSet />}</KeyValueRow>
      <OptionalRow name="os.version" value={config['os.version']} />
      <OptionalRow name="os.features" value={config['os.features']?.join(', ')} />
      <OptionalRow name="author" value={config.author} />
      <OptionalRow name="stop signal" value={config.stopSignal} />
      <KeyValueRow name="diff IDs">
        {config.diffIds.length === 0 ? <NotSet>none</NotSet> : config.diffIds.map(diffId)}
      </KeyValueRow>
    </KeyValue>
  );
}

function OptionalRow({ name, value }: Readonly<{ name: string; value: string | undefined }>) {
  if (value === undefined || value === '') return null;
  return (
    <KeyValueRow name={name}>
      <Mono>{value}</Mono>
    </KeyValueRow>
  );
}

/** The digest of an unpacked layer. @see image-spec config.md, Layer DiffID */
function diffId(text: string, index: number) {
  return (
    <span key={`${index} ${text}`} className="flex items-center gap-1.5">
      {isDigest(text) ? <DigestSwatch digest={text} /> : null}
      <span className="mono truncate" title={text}>
        {text}
      </span>
    </span>
  );
}
