import { Fragment } from 'react';

/** Text in which what stands between backticks is code, as OpenAPI descriptions have it. */
export function MarkedText({ text }: Readonly<{ text: string }>) {
  return text.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
    index % 2 === 0 ? <Fragment key={index}>{part}</Fragment> : <code key={index}>{part}</code>,
  );
}
