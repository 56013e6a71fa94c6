import { shellCommand } from '../copy-as/shell-word';
import type { DraftEntry } from '../draft/draft';
import { bareDescriptor } from '../oci/descriptor';
import { mediaType } from '../oci/media-type';
import { equalPlatforms } from '../platform/equal-platforms';
import type { Platform } from '../platform/platform';
import type { Recipe } from './compose-command';
import type { ComposedEntry, Composition, Place } from './composition';
import { annotationPairs, sayable } from './flag-value';
import { fromElsewhere, inTarget, tagged } from './places';
import { configPlatform } from './platform-over-config';
import { layoutFormReason, regctlHosts, regctlName } from './regctl-names';
import { regctlPlatform } from './regctl-platform';
import { type ShellStep, shellScript, shellStep } from './shell-script';

/**
 * `regctl index create`, and `index add` for each entry that needs a platform or annotations of its own. These flags are for all
 * entries of a command, so the index grows by its digest, and gets its tag last. @see https://regclient.org/cli/regctl/index/
 */
export function regctlIndex(composition: Composition): Recipe {
  const reason = layoutFormReason(composition);
  if (reason !== null) return { reason };
  const { entries, content, whole, text } = composition;
  if (whole !== null) {
    return {
      command: shellScript([copyStep(composition, whole, tagOf(composition)), ...tagSteps(composition)]),
      makes: { text },
    };
  }
  const batches = batched(entries);
  const isIndex = content.mediaType === mediaType.ociIndex;
  return {
    command: batches.length === 1 ? inOneCommand(composition, batches) : growing(composition, batches),
    makes: {
      content: {
        ...content,
        annotations: sayable(content.annotations),
        entries: distinct(entries.map(({ entry }) => madeEntry(entry))),
      },
      writing: { indent: 0, first: 'digest', needsPlatform: false },
      because: {
        platform: 'regctl normalizes platforms, and takes no os.features',
        annotations: 'the flag takes no such key',
        'index-annotations': 'the flag takes no such key',
        'left-out': 'regctl lists equal entries once',
      },
    },
    notes: [
      ...(batches.length > 1
        ? ['The index grows entry by entry: what it was before stays in the repository, without a tag.']
        : []),
      ...(isIndex && content.subject !== null ? ['The subject must lie in the repository of the target.'] : []),
    ],
  };
}

/** The exact bytes. */
export function regctlPut(composition: Composition): Recipe {
  const reason = layoutFormReason(composition);
  if (reason !== null) return { reason };
  const { text, content } = composition;
  const copies = fromElsewhere(composition).map((one) =>
    copyStep(composition, one.source, regctlName(composition.target, inTarget(composition, one))),
  );
  const put = shellStep([
    ['regctl', 'manifest', 'put', ...regctlHosts([composition.target])],
    ['--content-type', content.mediaType, tagOf(composition)],
  ]);
  const steps = [
    ...copies.map(shellStep),
    `${shellCommand(['printf', '%s', text])} |\n  ${put}`,
    ...tagSteps(composition).map(shellStep),
  ];
  return { command: steps.join(' &&\n'), makes: { text } };
}

/** Entries that follow one another and need the same flags. */
type Batch = Readonly<{ flags: readonly string[]; entries: readonly ComposedEntry[] }>;

function batched(entries: readonly ComposedEntry[]): readonly Batch[] {
  const batches: { flags: readonly string[]; entries: ComposedEntry[] }[] = [];
  for (const one of entries) {
    const flags = entryFlags(one.entry);
    const last = batches.at(-1);
    if (last !== undefined && last.flags.join('\0') === flags.join('\0')) last.entries.push(one);
    else batches.push({ flags, entries: [one] });
  }
  return batches;
}

function inOneCommand(composition: Composition, [batch]: readonly Batch[]): string {
  const create = ['regctl', 'index', 'create', ...regctlHosts(placesOf(composition, batch))];
  const groups = [create, ...indexFlags(composition), ...batchGroups(batch), [tagOf(composition)]];
  return shellScript([groups, ...tagSteps(composition)]);
}

function growing(composition: Composition, [first, ...others]: readonly Batch[]): string {
  const { tag: _, ...repository } = composition.target.reference;
  const place = regctlName(composition.target, repository);
  const create = ['regctl', 'index', 'create', '--by-digest', ...regctlHosts(placesOf(composition, first))];
  const grown = `${shellCommand([`${place}@`])}"$index"`;
  const adds = others.map((batch) => {
    const words = [['regctl', 'index', 'add', ...regctlHosts(placesOf(composition, batch))], ...batchGroups(batch)];
    return `index=$(${shellStep(words)} \\\n  ${grown})`;
  });
  const tag = `${shellCommand(['regctl', 'image', 'copy', ...regctlHosts([composition.target])])} ${grown} ${shellCommand([tagOf(composition)])}`;
  return [
    `index=$(${shellStep([create, ...indexFlags(composition), ...batchGroups(first), [place]])})`,
    ...adds,
    tag,
    ...tagSteps(composition).map(shellStep),
  ].join(' &&\n');
}

function batchGroups(batch: Batch | undefined): ShellStep {
  if (batch === undefined) return [];
  return [batch.flags, ...batch.entries.map(({ source }) => ['--ref', regctlName(source, source.reference)])];
}

function placesOf({ target }: Composition, batch: Batch | undefined): readonly Place[] {
  return [target, ...(batch?.entries.map(({ source }) => source) ?? [])];
}

function indexFlags({ content }: Composition): ShellStep {
  const { annotations, subject, artifactType } = content;
  return [
    ...(content.mediaType === mediaType.ociIndex ? [] : [['--media-type', content.mediaType]]),
    ...(artifactType === null ? [] : [['--artifact-type', artifactType]]),
    ...(subject === null ? [] : [['--subject', subject.digest]]),
    ...annotationPairs(annotations).map(([pair]) => ['--annotation', pair]),
  ];
}

function entryFlags(entry: DraftEntry): readonly string[] {
  const platform = describedPlatform(entry);
  return [
    ...(platform === null ? [] : ['--desc-platform', platform.text]),
    ...annotationPairs(entry.annotations).flatMap(([pair]) => ['--desc-annotation', pair]),
  ];
}

/** What must be said of the entry's platform; null where that of the config is right, or nothing can be said. */
function describedPlatform({ platform, ...entry }: DraftEntry): Readonly<{ text: string; read: Platform }> | null {
  const config = configPlatform({ platform, ...entry });
  return platform === null || equalPlatforms(platform, config) ? null : regctlPlatform(platform);
}

function madeEntry(entry: DraftEntry): DraftEntry {
  const platform = describedPlatform(entry)?.read ?? configPlatform(entry);
  return { ...entry, descriptor: bareDescriptor(entry.descriptor), platform, annotations: sayable(entry.annotations) };
}

function distinct(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  const keyOf = ({ descriptor, platform, annotations }: DraftEntry) =>
    JSON.stringify([descriptor.digest, platform, Object.entries(annotations).sort()]);
  return entries.filter((entry, at) => entries.findIndex((other) => keyOf(other) === keyOf(entry)) === at);
}

function copyStep({ target }: Composition, from: Place, to: string): ShellStep {
  return [['regctl', 'image', 'copy', ...regctlHosts([from, target])], [regctlName(from, from.reference)], [to]];
}

function tagSteps(composition: Composition): readonly ShellStep[] {
  const [, ...others] = composition.tags;
  const { target } = composition;
  return others.map((tag) => [
    ['regctl', 'image', 'copy', ...regctlHosts([target])],
    [tagOf(composition), regctlName(target, tagged(composition, tag))],
  ]);
}

function tagOf(composition: Composition): string {
  return regctlName(composition.target, tagged(composition, composition.tags[0] ?? 'latest'));
}
