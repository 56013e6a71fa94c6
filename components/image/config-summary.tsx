import type { ConfigView } from '@/lib/contract/image';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { Skeleton } from '../ui/skeleton';
import { Annotations, Lines, Mono, NotSet } from './fact-atoms';

type ConfigSummaryProps = Readonly<{ config: ConfigView | null; isPending: boolean }>;

/** What a runtime does with the image: the part of the config that people look for first. */
export function ConfigSummary({ config, isPending }: ConfigSummaryProps) {
  if (config === null) {
    return isPending ? <Skeleton className="h-40 w-full" /> : <NotSet>not read</NotSet>;
  }
  return (
    <KeyValue>
      <KeyValueRow name="created">{config.created ? <Mono>{config.created}</Mono> : <NotSet />}</KeyValueRow>
      <KeyValueRow name="entrypoint">
        <Words of={config.entrypoint} />
      </KeyValueRow>
      <KeyValueRow name="cmd">
        <Words of={config.cmd} />
      </KeyValueRow>
      <KeyValueRow name="user">{config.user ? <Mono>{config.user}</Mono> : <NotSet>not set, root</NotSet>}</KeyValueRow>
      <KeyValueRow name="workdir">{config.workingDir ? <Mono>{config.workingDir}</Mono> : <NotSet />}</KeyValueRow>
      {config.exposedPorts?.length ? (
        <KeyValueRow name="ports">
          <Mono>{config.exposedPorts.join(', ')}</Mono>
        </KeyValueRow>
      ) : null}
      {config.volumes?.length ? (
        <KeyValueRow name="volumes">
          <Lines of={config.volumes} />
        </KeyValueRow>
      ) : null}
      <KeyValueRow name="env">{config.env?.length ? <Lines of={config.env} /> : <NotSet>none</NotSet>}</KeyValueRow>
      <KeyValueRow name="labels">
        {Object.keys(config.labels ?? {}).length === 0 ? (
          <NotSet>none</NotSet>
        ) : (
          <Annotations entries={config.labels ?? {}} />
        )}
      </KeyValueRow>
    </KeyValue>
  );
}

/** The exec form of a command. @see image-spec config.md, `Entrypoint` and `Cmd` */
function Words({ of }: Readonly<{ of: readonly string[] | undefined }>) {
  return of === undefined || of.length === 0 ? <NotSet /> : <Mono>{JSON.stringify(of)}</Mono>;
}
