'use client';

import { AlignLeft, Download, WrapText } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { IconButton } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveFile } from '../ui/save-file';
import { formattedJson, jsonTokens } from './json-tokens';
import { RawJson } from './raw-json';

type RawDocumentProps = Readonly<{
  text: string;
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  /** What stands at the start of the tool line. */
  controls: ReactNode;
  /** Says what the bytes are and whether they are right. */
  proof: ReactNode;
}>;

/** One document as text, with its tools. What is copied and downloaded is always exact. */
export function RawDocument({ text, bytes, fileName, controls, proof }: RawDocumentProps) {
  const isOneLine = !text.trim().includes('\n');
  const [isWrapped, setIsWrapped] = useState(isOneLine);
  const [isFormatted, setIsFormatted] = useState(false);
  const shown = useMemo(() => (isFormatted ? formattedJson(jsonTokens(text)) : text), [text, isFormatted]);
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-1.5">
        {controls}
        <span className="ml-auto flex items-center gap-1">
          {isOneLine ? (
            <Toggle icon={AlignLeft} label="Formatted" isOn={isFormatted} onToggle={setIsFormatted} />
          ) : null}
          <Toggle icon={WrapText} label="Wrap lines" isOn={isWrapped} onToggle={setIsWrapped} />
          <CopyButton text={text} what="JSON" />
          <IconButton
            icon={Download}
            size="sm"
            label="Download"
            onClick={() => saveFile(fileName, 'application/json', bytes)}
          />
        </span>
      </div>
      {proof}
      {isFormatted ? (
        <p className="mb-2 text-xs text-ink-3">
          Formatted for reading: the bytes stand on one line. Copy and download give them as they are.
        </p>
      ) : null}
      <RawJson label={fileName} text={shown} isWrapped={isWrapped} />
    </>
  );
}

type ToggleProps = Readonly<{
  icon: typeof WrapText;
  label: string;
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
}>;

function Toggle({ icon, label, isOn, onToggle }: ToggleProps) {
  return (
    <IconButton
      icon={icon}
      size="sm"
      label={label}
      aria-pressed={isOn}
      className="aria-pressed:border-line-control aria-pressed:bg-selected"
      onClick={() => onToggle(!isOn)}
    />
  );
}
