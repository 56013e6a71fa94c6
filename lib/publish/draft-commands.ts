import 'server-only';
import { join } from 'node:path';
import { composeCommands } from '@/lib/compose-as/compose-commands';
import { composition, repositoriesOf } from '@/lib/compose-as/composition';
import { digestOf } from '@/lib/content/verify';
import type { DraftCommands } from '@/lib/contract/draft-commands';
import type { Access } from '@/lib/copy-as/access';
import { draftManifest } from '@/lib/draft/draft-manifest';
import { accessOf } from '@/lib/inspect/access-of';
import { layoutsFolder } from '@/lib/layout/layouts-folder';
import type { Reference } from '@/lib/oci/reference';
import { nullIfMissing } from '@/lib/problem/null-if-missing';
import { ProblemError } from '@/lib/problem/problem';
import type { StoredDraft } from '@/lib/store/drafts';

/** The draft as commands of other tools; no registry is asked. Throws `request_invalid` for a draft that cannot be pushed. */
export async function draftCommands({ draft }: StoredDraft): Promise<DraftCommands> {
  const places = [...repositoriesOf(draft)];
  const access = new Map(
    await Promise.all(places.map(async ([name, reference]) => [name, await accessTo(reference)] as const)),
  );
  const digest = digestOf(new TextEncoder().encode(draftManifest(draft).text));
  const composed = composition(draft, { digest, access });
  if (composed === null) {
    throw new ProblemError({
      code: 'request_invalid',
      message: 'The draft has no target or no entries: there is nothing to make.',
      hint: 'Name the repository and the tag that it goes to, and add at least one image.',
    });
  }
  return { commands: composeCommands(composed).map(({ writes: _, ...command }) => command) };
}

/** A layout that is not there yet is made by whoever writes to it first. */
async function accessTo(reference: Reference): Promise<Access> {
  if (reference.kind === 'registry') return accessOf(reference);
  const known = await nullIfMissing(accessOf(reference));
  return known ?? { kind: 'layout', path: join(layoutsFolder(), reference.layout), form: 'directory' };
}
