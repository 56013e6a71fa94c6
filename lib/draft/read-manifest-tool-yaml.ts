import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ProblemError } from '../problem/problem';
import type { PastedDraft } from './pasted-draft';

const text = z.string().max(1024);
const strings = z.array(text).max(1000);

/** @see https://github.com/estesp/manifest-tool, `types.YAMLInput` */
const fileSchema = z.object({
  image: text.optional(),
  tags: strings.nullish(),
  manifests: z
    .array(
      z.object({
        image: text,
        platform: z
          .object({
            architecture: text.nullish(),
            os: text.nullish(),
            variant: text.nullish(),
            'os.version': text.nullish(),
            osversion: text.nullish(),
            'os.features': strings.nullish(),
            osfeatures: strings.nullish(),
            features: strings.nullish(),
          })
          .nullish(),
      }),
    )
    .max(5000),
});

/** Reads the file that `manifest-tool push from-spec` takes. Throws `request_invalid`. */
export function readManifestToolYaml(yaml: string): PastedDraft {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined)
    throw unreadable(`The YAML ends to make sense at line ${error.linePos?.[0].line ?? 1}.`, error);
  const parsed = fileSchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unreadable(`The YAML is not what manifest-tool reads: “${issue?.path.join('.')}” is wrong.`, parsed.error);
  }
  const { image, tags, manifests } = parsed.data;
  const lineOf = (path: readonly (string | number)[]) => {
    const node = document.getIn(path, true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    return Array.isArray(range) ? lines.linePos(Number(range[0])).line : 1;
  };
  return {
    kind: 'manifest-tool',
    target: image === undefined ? null : { reference: image, line: lineOf(['image']) },
    alsoTo: image === undefined ? [] : (tags ?? []).map((tag) => withTag(image, tag)),
    annotations: {},
    sources: manifests.map(({ image: reference, platform }, at) => ({
      reference,
      line: lineOf(['manifests', at, 'image']),
      platform: platformOf(platform ?? {}),
      annotations: {},
    })),
    notes: manifests.some(({ platform }) => platform?.features?.length)
      ? ['“features” of platforms are Docker’s own and no longer used: they are left out.']
      : [],
  };
}

type YamlPlatform = NonNullable<z.infer<typeof fileSchema>['manifests'][number]['platform']>;

function platformOf(platform: YamlPlatform): PastedDraft['sources'][number]['platform'] {
  const { os, architecture, variant } = platform;
  const version = platform['os.version'] ?? platform.osversion;
  const features = platform['os.features'] ?? platform.osfeatures;
  return {
    ...(os ? { os } : {}),
    ...(architecture ? { architecture } : {}),
    ...(variant ? { variant } : {}),
    ...(version ? { 'os.version': version } : {}),
    ...(features?.length ? { 'os.features': features } : {}),
  };
}

function withTag(image: string, tag: string): string {
  return `${image.replace(/:[^/:]*$/, '')}:${tag}`;
}

function unreadable(message: string, cause: unknown): ProblemError {
  return new ProblemError(
    { code: 'request_invalid', message, hint: 'Mend the file, or paste the references alone.' },
    { cause },
  );
}
