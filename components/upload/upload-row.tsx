import { Clock, FileArchive, LoaderCircle, RotateCcw, X } from 'lucide-react';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { Status } from '../ui/status';
import { VerbatimText } from '../ui/verbatim-text';
import type { FileUpload } from './file-uploads';
import { formNames, isVerifying, missingText, sentShare, sentText, verifiedText } from './upload-text';

type UploadRowProps = Readonly<{ upload: FileUpload; onRetry: () => void; onRemove: () => void }>;

/** One file: how far it is, what was found in it, or why it was refused. */
export function UploadRow({ upload, onRetry, onRemove }: UploadRowProps) {
  const { name, state } = upload;
  const percent = Math.floor(sentShare(upload) * 100);
  return (
    <li className="grid grid-cols-[26px_minmax(0,1fr)_auto] items-start border-b border-line py-2">
      <Icon of={FileArchive} className="mt-0.5 text-ink-3" />
      <div className="min-w-0">
        <p className="flex items-baseline gap-2.5 text-xs">
          <span title={name} className="mono truncate">
            <VerbatimText>{name}</VerbatimText>
          </span>
          {state.kind === 'verified' ? (
            <span className="whitespace-nowrap text-ink-3">{formNames[state.layout.form]}</span>
          ) : null}
          <span className="ml-auto">
            <UploadStatus upload={upload} />
          </span>
        </p>
        <span
          role="progressbar"
          aria-label={`Upload of ${name}`}
          aria-valuenow={percent}
          className="mt-1 mb-[3px] block h-1 rounded-[1px] bg-skeleton"
        >
          <i
            className="block h-1 rounded-[1px] bg-ink transition-[width] duration-(--duration-data)"
            style={{ width: `${percent}%` }}
          />
        </span>
        <UploadDetails upload={upload} />
        {state.kind === 'failed' ? (
          <Button size="sm" icon={RotateCcw} onClick={onRetry} aria-label={`Retry ${name}`} className="mt-1">
            Retry
          </Button>
        ) : null}
      </div>
      <IconButton icon={X} label={`Remove ${name}`} onClick={onRemove} className="-mt-1 -mr-1.5 ml-2" />
    </li>
  );
}

/** How an upload stands, in a word. */
export function UploadStatus({ upload }: Readonly<{ upload: FileUpload }>) {
  switch (upload.state.kind) {
    case 'waiting':
      return (
        <Status tone="muted" icon={Clock}>
          waiting
        </Status>
      );
    case 'sending':
      return (
        <Status tone="info" icon={LoaderCircle}>
          {isVerifying(upload) ? 'verifying' : `${Math.floor(sentShare(upload) * 100)} %`}
        </Status>
      );
    case 'verified':
      return <Status tone="ok">verified</Status>;
    case 'failed':
      return <Status tone="danger">refused</Status>;
  }
}

function UploadDetails({ upload }: Readonly<{ upload: FileUpload }>) {
  const { state } = upload;
  if (state.kind === 'failed') {
    const { message, hint = '' } = state.problem;
    return (
      <p className="text-xs text-danger wrap-anywhere">
        <VerbatimText>{`${message} ${hint}`}</VerbatimText>
      </p>
    );
  }
  if (state.kind !== 'verified') {
    const progress = sentText(upload);
    return (
      <p className="text-2xs text-ink-3">
        {isVerifying(upload) ? 'All is sent, the last checks are made' : `${progress}. Digests are computed meanwhile`}
      </p>
    );
  }
  const lacks = missingText(state.layout.images.flatMap(({ missing }) => missing));
  return (
    <>
      <p className="text-2xs text-ink-3">{verifiedText(state.layout)}</p>
      {lacks === null ? null : (
        <Status tone="warn" wraps className="text-2xs">
          <VerbatimText>{lacks}</VerbatimText>
        </Status>
      )}
    </>
  );
}
