import { holdsNul } from '../copy-as/shell-word';
import { indexText } from '../draft/index-text';
import { isManifestType } from '../oci/media-type';
import { type ComposeCommand, type ComposeWay, composeWays, type Made, type Recipe } from './compose-command';
import type { Composition } from './composition';
import { craneEdit, craneIndex } from './crane-index';
import { dockerManifest } from './docker-manifest';
import { imagetools } from './imagetools';
import { indexDifferences } from './index-differences';
import { manifestTool } from './manifest-tool';
import { podmanManifest } from './podman-manifest';
import { regctlIndex, regctlPut } from './regctl-index';

type Program = Readonly<{ label: string; triedWith: string; recipe: (composition: Composition) => Recipe }>;

const programs: Readonly<Record<ComposeWay, Program>> = {
  'docker-manifest': { label: 'docker manifest', triedWith: 'Docker 28.2.2', recipe: dockerManifest },
  imagetools: { label: 'buildx imagetools', triedWith: 'buildx 0.29.1', recipe: imagetools },
  crane: { label: 'crane', triedWith: 'crane 0.22.1', recipe: craneIndex },
  'crane-edit': { label: 'crane, exact bytes', triedWith: 'crane 0.22.1', recipe: craneEdit },
  regctl: { label: 'regctl', triedWith: 'regctl 0.11.7', recipe: regctlIndex },
  'regctl-put': { label: 'regctl, exact bytes', triedWith: 'regctl 0.11.7', recipe: regctlPut },
  'manifest-tool': { label: 'manifest-tool', triedWith: 'manifest-tool 2.1.9', recipe: manifestTool },
  podman: { label: 'podman manifest', triedWith: 'podman 4.3.1', recipe: podmanManifest },
};

/** The draft as commands of other programs, each with what it would make otherwise. All are given, also those that cannot make it. */
export function composeCommands(composition: Composition): readonly ComposeCommand[] {
  return composeWays.map((way) => {
    const { label, triedWith, recipe } = programs[way];
    return { way, label, triedWith, ...outcome(unsayableReason(composition) ?? recipe(composition), composition) };
  });
}

type Outcome = Omit<ComposeCommand, 'way' | 'label' | 'triedWith'>;

function outcome(recipe: Recipe, composition: Composition): Outcome {
  if ('reason' in recipe) return impossible(recipe.reason);
  const { command, spec = null, makes, notes = [] } = recipe;
  if (holdsNul(command)) return impossible('A value holds a NUL, which no command line can.');
  return { command, spec, reason: null, notes, ...compared(makes, composition) };
}

function compared(makes: Made, { content, text }: Composition): Pick<Outcome, 'result' | 'differences' | 'writes'> {
  const writes = 'text' in makes ? makes.text : indexText(makes.content, makes.writing);
  if (writes === text || 'text' in makes) return { result: 'equal', differences: [], writes };
  const differences = indexDifferences(content, makes.content, makes.because);
  if (differences.length > 0) return { result: 'different', differences, writes };
  const why = makes.because.bytes ?? (makes.writing.indent === 0 ? 'all stands on one line' : undefined);
  const message = `The digest is another${why === undefined ? '' : `: ${why}`}.`;
  return { result: 'same', differences: [{ kind: 'bytes', message }], writes };
}

function impossible(reason: string): Outcome {
  return { result: 'impossible', command: null, spec: null, reason, differences: [], notes: [], writes: null };
}

function unsayableReason({ entries }: Composition): Recipe | null {
  const unknown = entries.find(({ entry }) => !isManifestType(entry.descriptor.mediaType));
  if (unknown === undefined) return null;
  return {
    reason: `An entry is of the type ${unknown.entry.descriptor.mediaType}, of which such programs do not know.`,
  };
}
