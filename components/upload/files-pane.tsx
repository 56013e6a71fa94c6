'use client';

import { CloudUpload, FolderOpen } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { SectionHead } from '../ui/section-head';
import type { FileUpload, FileUploads } from './file-uploads';
import { UploadRow } from './upload-row';

type FilesPaneProps = Readonly<{
  uploads: readonly FileUpload[];
  files: FileUploads;
  /** Whether files are held over the page, to be dropped. */
  isOver: boolean;
}>;

/** Files that are images: chosen or dropped, each sent at once and checked on the way. */
export function FilesPane({ uploads, files, isOver }: FilesPaneProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section aria-labelledby={id} className="mt-3 min-w-0">
      <SectionHead id={id} title="Files" note="not pushed anywhere until Push" />
      <div
        data-over={isOver || undefined}
        className="flex items-center gap-3 rounded-2 border border-dashed border-line-control py-2.5 pr-2.5 pl-3.5 text-xs data-over:border-solid data-over:border-ink data-over:bg-hover"
      >
        <Icon of={CloudUpload} size="lg" className="text-ink-3" />
        <p className="min-w-0 flex-1">
          <span className="max-md:hidden">Drop an OCI layout or a docker archive</span>
          <span className="md:hidden">An OCI layout or a docker archive</span>
          <span className="block text-ink-3">.tar, .tar.gz, .tar.zst</span>
        </p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".tar,.gz,.tgz,.zst,.tzst,application/x-tar,application/gzip,application/zstd"
          aria-label="Files of images"
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            files.add(target.files ?? []);
            // The same file may be chosen again.
            target.value = '';
          }}
        />
        <Button icon={FolderOpen} onClick={() => input.current?.click()} aria-describedby={id}>
          Choose
        </Button>
      </div>
      {uploads.length === 0 ? null : (
        <ul aria-label="Files that were chosen" className="mt-2.5 border-t border-line">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => files.retry(upload.id)}
              onRemove={() => files.remove(upload.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
