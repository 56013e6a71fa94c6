'use client';

import { useRef, useState } from 'react';
import type { EntryView } from '@/lib/contract/image';
import type { Reference } from '@/lib/oci/reference';
import { type Engine, engineIds } from '@/lib/resolve/engine';
import type { ListedHost } from '@/lib/resolve/listed-host';
import type { ResolvedRow } from '@/lib/resolve/resolve-row';
import type { ImageReading } from '../image/use-image';
import { useReadOnSelection } from '../image/use-read-on-selection';
import type { Leaf } from '../platform/entry-leaves';
import { isPending } from '../platform/entry-leaves';
import { announce } from '../ui/announce';
import { AnswerPicker } from './answer-picker';
import { HostBar } from './host-bar';
import { HostChooser } from './host-chooser';
import { hostName } from './host-name';
import { PasteHosts } from './paste-hosts';
import { ResolutionDetail } from './resolution-detail';
import { ResolveTable } from './resolve-table';
import { UnpulledList } from './unpulled-list';
import { useResolveCommands } from './use-resolve-commands';
import { type ResolveChange, withHosts } from './use-resolve-selection';

type ResolveBodyProps = Readonly<{
  reference: Reference;
  rows: readonly ResolvedRow[];
  leaves: readonly Leaf[];
  unpulled: readonly EntryView[];
  reading: ImageReading;
  /** What the URL selects. */
  selection: Readonly<{ hosts: readonly ListedHost[]; host: string | undefined; engine: Engine | undefined }>;
  onSelect: (change: ResolveChange) => void;
}>;

/** Hosts × engines, and beside them one answer in full. Below `md` the answer comes first, by one engine at a time. */
export function ResolveBody(props: ResolveBodyProps) {
  const { reference, rows, leaves, unpulled, reading, selection, onSelect } = props;
  const { hosts } = selection;
  const field = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<'choose' | 'paste' | null>(null);

  // Nothing selected: the first answer that engines do not agree about is what there is to see.
  const row = rows.find(({ host }) => host.id === selection.host) ?? rows.find(({ differs }) => differs) ?? rows[0];
  const engine = selection.engine ?? row?.host.engine ?? 'containerd';
  const resolution = row?.cells[engineIds.indexOf(engine)] ?? null;
  const taken = leaves.find(({ entry }) => entry.id === resolution?.match?.id);
  useReadOnSelection(selection.host === undefined ? undefined : taken, reading);

  const add = (added: readonly ListedHost[], before: readonly ListedHost[] = hosts) => {
    const [first] = added;
    onSelect({ hosts: withHosts(before, added), host: first?.id, engine: undefined });
    if (first) announce(added.length === 1 ? `Added ${hostName(first)}.` : `Added ${added.length} hosts.`);
  };
  const step = (by: 1 | -1) => {
    const at = row === undefined ? 0 : rows.indexOf(row);
    onSelect({ host: rows[(at + by + rows.length) % rows.length]?.host.id });
  };
  const turn = (by: 1 | -1) => {
    const at = engineIds.indexOf(engine) + by + engineIds.length;
    onSelect({ host: row?.host.id, engine: engineIds[at % engineIds.length] });
  };
  // Where the panes stand below each other, what was selected would else be out of sight.
  const selectAndShow = (host: string, chosen: Engine) => {
    onSelect({ host, engine: chosen });
    if (window.matchMedia('(width < 1100px)').matches) detail.current?.scrollIntoView({ block: 'start' });
  };
  useResolveCommands({
    rows,
    onHost: (id) => onSelect({ host: id }),
    onStep: step,
    onTurn: turn,
    onAdd: () => field.current?.focus(),
    onChoose: () => setDialog('choose'),
    onPaste: () => setDialog('paste'),
  });
  const isReading = !reading.complete || reading.awaited.size > 0;

  return (
    <div className="grid min-h-0 flex-1 max-md:flex max-md:flex-col max-md:pb-6 lg:grid-cols-[minmax(0,1fr)_440px] lg:grid-rows-[minmax(0,1fr)]">
      <section aria-label="Hosts and engines" className="min-h-0 min-w-0 px-6 pb-4 max-md:contents lg:overflow-auto">
        {row === undefined ? null : (
          <AnswerPicker
            hosts={hosts}
            host={row.host.id}
            engine={engine}
            onHost={(host) => onSelect({ host })}
            onEngine={(next) => onSelect({ host: row.host.id, engine: next })}
          />
        )}
        <HostBar
          field={field}
          onAdd={(added) => add(added)}
          onChoose={() => setDialog('choose')}
          onPaste={() => setDialog('paste')}
        />
        {row === undefined ? (
          <p className="border-t-[1.5px] border-line-ink py-3 text-ink-2 max-md:order-5 max-md:mx-4">
            There is no host in the table: type one, choose some, or paste what they print.
          </p>
        ) : (
          <div className="max-md:order-5 max-md:px-4">
            <ResolveTable
              rows={rows}
              host={row.host.id}
              engine={engine}
              isPending={isReading}
              onSelect={selectAndShow}
              onLeave={() => onSelect({ host: undefined, engine: undefined })}
            />
          </div>
        )}
        <UnpulledList reference={reference} entries={unpulled} />
      </section>
      {row === undefined ? null : (
        <ResolutionDetail
          ref={detail}
          reference={reference}
          host={row.host}
          engine={engine}
          resolution={resolution}
          entry={taken?.entry}
          isPending={taken === undefined ? isReading : isPending(taken, reading.complete)}
          onRead={(id) => reading.readEntries([id])}
          className="max-md:order-2 max-lg:md:border-t-8 max-lg:md:border-sunken"
        />
      )}
      {dialog === 'choose' ? (
        <HostChooser hosts={hosts} onHosts={(next) => onSelect({ hosts: next })} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'paste' ? (
        <PasteHosts
          onTake={(taking, how) => add(taking, how === 'beside' ? hosts : [])}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}
