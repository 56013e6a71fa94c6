'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type FileUpload, FileUploads } from './file-uploads';

const none: readonly FileUpload[] = [];

/** Uploads that live as long as the component that shows them. */
export function useFileUploads(): Readonly<{ uploads: readonly FileUpload[]; files: FileUploads }> {
  const [files] = useState(() => new FileUploads());
  const uploads = useSyncExternalStore(files.subscribe, files.current, () => none);
  useEffect(() => {
    // A page that is closed unmounts nothing.
    window.addEventListener('pagehide', files.leave);
    return () => {
      window.removeEventListener('pagehide', files.leave);
      files.leave();
    };
  }, [files]);
  return { uploads, files };
}
