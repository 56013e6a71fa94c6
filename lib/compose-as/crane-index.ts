import type { DraftEntry } from '../draft/draft';
import { bareDescriptor } from '../oci/descriptor';
import { isDockerType, mediaType } from '../oci/media-type';
import { familiarReference } from '../oci/reference';
import type { Recipe } from './compose-command';
import type { Composition } from './composition';
import { allPlaces, fromElsewhere, inTarget, isInsecure, layoutReason, nameOf, tagged } from './places';
import { configPlatform } from './platform-over-config';
import { type ShellStep, shellScript, shellStep } from './shell-script';

/** `crane index append`, which takes all that it says of an image from its config. @see https://github.com/google/go-containerregistry, cmd/crane */
export function craneIndex(composition: Composition): Recipe {
  const { entries, content, whole, text } = composition;
  const reason = layoutReason(composition, 'crane');
  if (reason !== null) return { reason };
  const flags = insecureFlags(composition);
  const target = familiarReference(tagged(composition, composition.tags[0] ?? 'latest'));
  if (whole !== null) {
    const copy = [['crane', 'copy', ...flags], [nameOf(whole.reference)], [target]];
    return { command: shellScript([copy, ...tagSteps(composition)]), makes: { text } };
  }
  const isDocker = content.mediaType === mediaType.dockerList;
  const append = ['crane', 'index', 'append', ...flags, ...(isDocker ? ['--docker-empty-base'] : []), '-t', target];
  const images = entries.map(({ source }) => ['-m', nameOf(source.reference)]);
  return {
    command: shellScript([[append, ...images], ...tagSteps(composition)]),
    makes: {
      content: {
        mediaType: content.mediaType,
        entries: entries.map(({ entry }) => madeEntry(entry)),
        annotations: {},
        subject: null,
        artifactType: null,
      },
      writing: { indent: 0, first: 'size', needsPlatform: false },
      because: {
        platform: 'crane takes it from the config of the image',
        annotations: 'crane index append sets none',
        'index-annotations': 'crane index append sets none',
        'artifact-type': 'crane writes the type of its config there',
      },
    },
  };
}

/** The exact bytes, put in the place of what `crane edit` would have had edited. */
export function craneEdit(composition: Composition): Recipe {
  const reason = layoutReason(composition, 'crane');
  const [first] = composition.entries;
  if (reason !== null || first === undefined) return { reason: reason ?? '' };
  const flags = insecureFlags(composition);
  const copies = fromElsewhere(composition).map((one) => [
    ['crane', 'copy', ...flags, nameOf(one.source.reference)],
    [nameOf(inTarget(composition, one))],
  ]);
  const target = familiarReference(tagged(composition, composition.tags[0] ?? 'latest'));
  const { text, content } = composition;
  const edit = shellStep([
    ['crane', 'edit', 'manifest', ...flags, '-m', content.mediaType],
    ['-t', target, nameOf(inTarget(composition, first))],
  ]);
  const put = `${shellStep([['printf', '%s', text]])} |\n  ${edit}`;
  return {
    command: [...copies.map(shellStep), put, ...tagSteps(composition).map(shellStep)].join(' &&\n'),
    makes: { text },
  };
}

function insecureFlags(composition: Composition): readonly string[] {
  return isInsecure(allPlaces(composition)) ? ['--insecure'] : [];
}

function tagSteps(composition: Composition): readonly ShellStep[] {
  const [first = 'latest', ...others] = composition.tags;
  const flags = insecureFlags(composition);
  return others.map((tag) => [['crane', 'tag', ...flags, familiarReference(tagged(composition, first)), tag]]);
}

function madeEntry(entry: DraftEntry): DraftEntry {
  const configType = isDockerType(entry.descriptor.mediaType) ? mediaType.dockerConfig : mediaType.ociConfig;
  const artifactType = entry.descriptor.artifactType ?? configType;
  return {
    ...entry,
    descriptor: { ...bareDescriptor(entry.descriptor), artifactType },
    platform: configPlatform(entry),
    annotations: {},
  };
}
