'use client';

import { Download } from 'lucide-react';
import type { VersionMatrix } from '@/lib/tag/version-matrix';
import { Button } from '../ui/button';
import { saveFile } from '../ui/save-file';
import { copyOutcome, useCopy } from '../ui/use-copy';

type MatrixExportProps = Readonly<{ repository: string; matrix: VersionMatrix }>;

/** The matrix for a README: a picture, or a table of Markdown. What writes them is loaded when they are wanted. */
export function MatrixExport({ repository, matrix }: MatrixExportProps) {
  const [copied, copy] = useCopy();
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const markdown = async () => (await import('@/lib/tag/matrix-export-markdown')).matrixMarkdown(matrix, repository);
  const picture = async () => (await import('@/lib/tag/matrix-export-svg')).matrixSvg(matrix, repository);
  return (
    <fieldset className="flex gap-1.5">
      <legend className="sr-only">Export for a README</legend>
      <Button icon={Download} onClick={async () => saveFile(`${name}-versions.svg`, 'image/svg+xml', await picture())}>
        SVG
      </Button>
      <Button icon={Download} onClick={async () => saveFile(`${name}-versions.md`, 'text/markdown', await markdown())}>
        Markdown
      </Button>
      <Button onClick={async () => copy(await markdown())}>
        {copied?.outcome === 'copied' ? 'Copied' : 'Copy Markdown'}
      </Button>
      <span role="status" className="sr-only">
        {copyOutcome(copied)}
      </span>
    </fieldset>
  );
}
