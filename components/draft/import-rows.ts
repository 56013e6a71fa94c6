import type { DraftPreview, DraftSource } from '@/lib/contract/draft';
import type { UploadedImage, UploadedLayout } from '@/lib/contract/layout';
import type { Problem } from '@/lib/problem/problem';
import type { FileUpload } from '../upload/file-uploads';
import { formNames, missingText } from '../upload/upload-text';
import { sourceParts } from './source-parts';

/** What is known of an image that a draft may hold. */
export type ImportCheck =
  | Readonly<{ kind: 'found' | 'verified' }>
  | Readonly<{ kind: 'problem'; problem: Problem }>
  | Readonly<{ kind: 'sending'; upload: FileUpload }>;

/** An image that a draft may hold, from a pasted text or from a file. */
export type ImportRow = Readonly<{
  /** Stays the same while other rows come and go. */
  key: string;
  name: string;
  /** Where it is, or what it is in. */
  place: string;
  /** The whole of its name. */
  title: string;
  from: string | null;
  note: string | null;
  entries: DraftPreview['sources'][number]['entries'];
  check: ImportCheck;
  /** What it is to a draft; null while, or because, it cannot be a source. */
  source: DraftSource | null;
  /** The layout that a file became. */
  layout: string | null;
}>;

/** The images of a pasted text, in its order. */
export function pastedRows(preview: DraftPreview | null): readonly ImportRow[] {
  return (preview?.sources ?? []).map((image, position) => {
    const { reference, line, entries, note, problem } = image;
    const { name, place } = problem === null ? sourceParts(reference, null) : { name: reference, place: null };
    return {
      // One text may name an image twice.
      key: `text ${position} ${reference}`,
      name,
      place: place ?? '',
      title: reference,
      from: line === null ? null : `line ${line}`,
      note,
      entries,
      check: problem === null ? { kind: 'found' } : { kind: 'problem', problem },
      source: problem === null ? pastedSource(image) : null,
      layout: null,
    };
  });
}

function pastedSource({ reference, platform, annotations }: DraftPreview['sources'][number]): DraftSource {
  const isPlain = Object.keys(platform).length + Object.keys(annotations).length === 0;
  return isPlain ? reference : { ref: reference, platform, annotations };
}

/** The images of files: those of each that was checked, and one row for each that is still to come. */
export function fileRows(uploads: readonly FileUpload[]): readonly ImportRow[] {
  return uploads.flatMap((upload): readonly ImportRow[] => {
    const { id, name, state } = upload;
    if (state.kind === 'failed') return [];
    if (state.kind === 'verified') {
      return state.layout.images.map((image) => uploadedRow(`file ${id} ${image.digest}`, name, state.layout, image));
    }
    const check = { kind: 'sending', upload } as const;
    return [
      {
        key: `file ${id}`,
        name,
        place: '',
        title: name,
        from: 'file',
        note: null,
        entries: [],
        check,
        source: null,
        layout: null,
      },
    ];
  });
}

function uploadedRow(key: string, fileName: string, layout: UploadedLayout, image: UploadedImage): ImportRow {
  const { reference, names, entries, missing, note, problem } = image;
  return {
    key,
    name: fileName,
    place: [formNames[layout.form], ...names.slice(0, 3)].join(', '),
    title: reference,
    from: 'file',
    note: missingText(missing) ?? note,
    entries,
    check: problem === null ? { kind: 'verified' } : { kind: 'problem', problem },
    source: problem === null ? uploadedSource(image) : null,
    layout: layout.name,
  };
}

/** Of an index that is there in part, what is there. */
function uploadedSource({ reference, missing, entries }: UploadedImage): DraftSource {
  return missing.length === 0 ? reference : { ref: reference, digests: entries.map(({ digest }) => digest) };
}
