'use client';

import { useState } from 'react';
import type { DraftSummary } from '@/lib/contract/draft';
import type { DraftCommands } from '@/lib/contract/draft-commands';
import { toProblem } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { fetchJson } from '../problem/fetch-json';
import { announce } from '../ui/announce';
import { saveFile } from '../ui/save-file';

/** Saves drafts as the files that manifest-tool reads, one each; says what became of those that are chosen still. */
export function useExportSpecs(
  chosen: readonly DraftSummary[],
): Readonly<{ outcome: string | null; exportSpecs: () => Promise<void> }> {
  const [last, setLast] = useState<Readonly<{ of: string; said: string }> | null>(null);
  const of = chosen.map(({ id }) => id).join();
  const exportSpecs = async () => {
    const found = await Promise.all(chosen.map(specOf));
    for (const { file } of found) if (file !== null) saveFile(file.name, 'application/yaml', file.text);
    const saved = found.filter(({ file }) => file !== null).length;
    const said = [
      ...(saved === 0 ? [] : [saved === 1 ? 'One file saved.' : `${saved} files saved.`]),
      ...found.flatMap(({ sentences }) => sentences),
    ].join(' ');
    setLast({ of, said });
    announce(said);
  };
  return { outcome: last?.of === of ? last.said : null, exportSpecs };
}

/** The file of one draft, and what is to be said of it; none where manifest-tool cannot make the draft. */
type Spec = Readonly<{ file: Readonly<{ name: string; text: string }> | null; sentences: readonly string[] }>;

async function specOf({ id, target }: DraftSummary): Promise<Spec> {
  try {
    const { commands } = await fetchJson<DraftCommands>(routes.api.draftCommands(id));
    const command = commands.find(({ way }) => way === 'manifest-tool');
    if (command?.spec == null) return { file: null, sentences: [command?.reason ?? 'manifest-tool cannot make it.'] };
    const sentences = command.result === 'different' ? command.differences.map(({ message }) => message) : [];
    return { file: { name: `${fileNameOf(target)}.yaml`, text: command.spec }, sentences };
  } catch (thrown) {
    return { file: null, sentences: [toProblem(thrown).message] };
  }
}

function fileNameOf(target: string | null): string {
  const name = (target ?? 'draft').split('/').at(-1) ?? 'draft';
  return name.replaceAll(':', '-');
}
