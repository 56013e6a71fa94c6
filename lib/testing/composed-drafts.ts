import type { ComposeCommand, ComposeWay } from '../compose-as/compose-command';
import { composeCommands } from '../compose-as/compose-commands';
import { composition, repositoriesOf } from '../compose-as/composition';
import type { Access, RegistryAccess } from '../copy-as/access';
import type { Draft, DraftEntry } from '../draft/draft';
import { emptyDraft } from '../draft/empty-draft';
import { type Digest, parseDigest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';

/** A registry with a public certificate. */
export const https: RegistryAccess = { kind: 'registry', scheme: 'https', verified: true, tokenUrl: null };

export const digest = (n: number): Digest => parseDigest(`sha256:${n.toString(16).padStart(64, '0')}`);

/** An entry as it is read of a single Docker image, by its tag: its platform is what the config says. */
export function dockerEntry(n: number, platform: string, changes: Partial<DraftEntry> = {}): DraftEntry {
  const config = parsePlatform(platform);
  return {
    id: `e${n}`,
    source: `reg.example/app:${n}@${digest(n)}`,
    index: null,
    descriptor: { mediaType: mediaType.dockerManifest, digest: digest(n), size: 400 + n },
    platform: config,
    annotations: {},
    config,
    attests: null,
    ...changes,
  };
}

/** The same of an OCI image. */
export function ociEntry(n: number, platform: string, changes: Partial<DraftEntry> = {}): DraftEntry {
  const descriptor = { mediaType: mediaType.ociManifest, digest: digest(n), size: 400 + n };
  return dockerEntry(n, platform, { descriptor, ...changes });
}

export function draftOf(entries: readonly DraftEntry[], changes: Partial<Draft> = {}): Draft {
  return { ...emptyDraft, target: 'reg.example/app:1', entries, ...changes };
}

/** The draft as commands; `accessOf` is given the names of repositories. */
export function commandsOf(draft: Draft, accessOf: (name: string) => Access = () => https): readonly ComposeCommand[] {
  const access = new Map([...repositoriesOf(draft).keys()].map((name) => [name, accessOf(name)]));
  const composed = composition(draft, { digest: digest(255), access });
  return composed === null ? [] : composeCommands(composed);
}

/** The one of `way`. */
export function commandBy(way: ComposeWay, ...given: Parameters<typeof commandsOf>): ComposeCommand {
  const command = commandsOf(...given).find((one) => one.way === way);
  if (command === undefined) throw new Error(`Nothing is said of ${way}.`);
  return command;
}
