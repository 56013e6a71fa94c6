import type { IndexContent, IndexWriting } from '../draft/index-text';

/** The ways to make an index that are offered, in their order. */
export const composeWays = [
  'docker-manifest',
  'imagetools',
  'crane',
  'crane-edit',
  'regctl',
  'regctl-put',
  'manifest-tool',
  'podman',
] as const;
export type ComposeWay = (typeof composeWays)[number];

/** What stands in the index that a program makes and not in the draft, or otherwise. */
export const differenceKinds = [
  'media-type',
  'left-out',
  'order',
  'platform',
  'annotations',
  'artifact-type',
  'fields',
  'index-annotations',
  'index-artifact-type',
  'subject',
  'bytes',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export type Difference = Readonly<{ kind: DifferenceKind; message: string }>;

/** How far what a program makes is the draft: the same bytes, the same content in other bytes, other content. */
export const composeResults = ['equal', 'same', 'different', 'impossible'] as const;
export type ComposeResult = (typeof composeResults)[number];

/** The draft as commands of one program, for a POSIX shell. */
export type ComposeCommand = Readonly<{
  way: ComposeWay;
  label: string;
  /** The version that this was tried with: others may write other bytes. */
  triedWith: string;
  result: ComposeResult;
  /** Null where the program cannot make such an index. */
  command: string | null;
  /** The file that the command reads, where it reads one. */
  spec: string | null;
  /** Why it cannot be made; null where it can. */
  reason: string | null;
  differences: readonly Difference[];
  /** What the command needs beside itself, and what it does on the way, in sentences. */
  notes: readonly string[];
  /** The exact text of the index that it makes; null where it makes none. */
  writes: string | null;
}>;

/** What one program can do with a draft: the commands and the index that they make, or why it cannot. */
export type Recipe =
  | Readonly<{
      command: string;
      spec?: string;
      makes: Made;
      notes?: readonly string[];
    }>
  | Readonly<{ reason: string }>;

/** The index that a program makes: exact bytes that it was given, or content in its own writing. */
export type Made =
  | Readonly<{ text: string }>
  | Readonly<{
      content: IndexContent;
      writing: IndexWriting;
      /** Why it is otherwise, as the second half of a sentence. */
      because: Partial<Record<DifferenceKind, string>>;
    }>;
