import { OctagonX, TriangleAlert } from 'lucide-react';
import { engineSubject } from '@/lib/resolve/engine';
import type { Resolution } from '@/lib/resolve/resolution';
import { Icon } from '../ui/icon';
import { VerbatimText } from '../ui/verbatim-text';
import { CopyableCode } from './copyable-code';

/** Why it is so, what the engine prints about it, and what it takes to run. */
export function ResolutionNotes({ resolution }: Readonly<{ resolution: Resolution }>) {
  const { engine, reason, problemText, warning, emulation } = resolution;
  const heed = headingOf(resolution);
  return (
    <div className="grid gap-3 text-xs leading-[18px] wrap-anywhere">
      {heed === null ? (
        <p className="text-ink-2">
          <VerbatimText>{reason}</VerbatimText>
        </p>
      ) : (
        <div
          className={`grid grid-cols-[22px_1fr] rounded-2 border px-3 py-2.5 ${heed.tone === 'danger' ? 'border-danger-line bg-danger-bg' : 'border-warn-line bg-warn-bg'}`}
        >
          <Icon
            of={heed.tone === 'danger' ? OctagonX : TriangleAlert}
            className={`mt-0.5 ${heed.tone === 'danger' ? 'text-danger' : 'text-warn'}`}
          />
          <div>
            <h3 className={`text-sm ${heed.tone === 'danger' ? 'text-danger' : 'text-warn'}`}>{heed.title}</h3>
            <p className="text-ink-2">
              <VerbatimText>{reason}</VerbatimText>
            </p>
          </div>
        </div>
      )}
      {problemText === null ? null : (
        <CopyableCode title={`What ${printer(engine)} prints`} what="error text" text={problemText} />
      )}
      {warning === null ? null : (
        <CopyableCode title={`What ${printer(engine)} warns of`} what="warning" text={warning} />
      )}
      {emulation === null ? null : (
        <CopyableCode
          title={`Register ${emulation.handler} with binfmt_misc`}
          what="command"
          text={emulation.registerCommand}
          note={`It is there once /proc/sys/fs/binfmt_misc/${emulation.handler} exists.`}
        />
      )}
    </div>
  );
}

/** A subject in the middle of a sentence. */
function printer(engine: Resolution['engine']): string {
  return engineSubject(engine).replace(/^A /, 'a ');
}

type Heading = Readonly<{ tone: 'warn' | 'danger'; title: string }>;

/** What a person must know before they rely on the answer; null where there is nothing. */
function headingOf(resolution: Resolution): Heading | null {
  const { match, unread, emulated, emulation, aarch32Matters, fallback, ties, warning } = resolution;
  if (match === null)
    return unread.length > 0 ? null : { tone: 'danger', title: 'Nothing in this image is for this host' };
  if (emulated) {
    return emulation === null
      ? { tone: 'danger', title: 'It is pulled and does not run' }
      : { tone: 'warn', title: 'It runs under QEMU only' };
  }
  const title = aarch32Matters
    ? 'A 32-bit entry on a 64-bit host'
    : fallback === '386'
      ? 'A 32-bit entry on a 64-bit host'
      : fallback === 'no-platform'
        ? 'An entry that does not say what it is for'
        : ties.length > 0
          ? 'More than one entry fits as well'
          : warning !== null
            ? 'It is made for another platform'
            : null;
  return title === null ? null : { tone: 'warn', title };
}
