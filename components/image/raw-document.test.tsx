// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { digestOf } from '@/lib/testing/image-view';
import { RawDocument } from './raw-document';

afterEach(cleanup);

function renderDocument(text: string) {
  render(
    <RawDocument
      text={text}
      bytes={new TextEncoder().encode(text)}
      fileName="manifest.json"
      controls={null}
      proof={null}
    />,
  );
  return screen.getByRole('region', { name: 'manifest.json' });
}

const lines = (region: HTMLElement) => [...region.querySelectorAll('pre > span')].map((line) => line.textContent);

it('shows the text as it is, line by line', () => {
  const text = '{\n   "size" : 1.0e2,\n   "size2":12345678901234567890\n}\n';
  expect(lines(renderDocument(text)).join('\n')).toBe(text);
});

it('formats one long line only on request, and says that it did', () => {
  const region = renderDocument('{"a":[1,2],"b":{}}');
  expect(lines(region)).toEqual(['{"a":[1,2],"b":{}}']);
  fireEvent.click(screen.getByRole('button', { name: 'Formatted' }));
  expect(lines(screen.getByRole('region'))).toEqual(['{', '  "a": [', '    1,', '    2', '  ],', '  "b": {}', '}']);
  expect(screen.getByText(/Formatted for reading/)).toBeTruthy();
});

it('offers no formatting for what has lines already', () => {
  renderDocument('{\n}');
  expect(screen.queryByRole('button', { name: 'Formatted' })).toBeNull();
});

it('marks digests and architectures, and nothing else, with colour', () => {
  const region = renderDocument(`{"digest":"${digestOf('x')}","architecture":"arm64","other":"arm64"}`);
  expect(region.querySelectorAll('[data-arch]')).toHaveLength(1);
  expect(region.querySelectorAll('[style*="swatch"]')).toHaveLength(6);
});

it('shows the first part of a huge text, the rest on request', () => {
  const region = renderDocument(`[\n${Array.from({ length: 5000 }, (_, n) => `${n}`).join(',\n')}\n]`);
  expect(lines(region)).toHaveLength(4000);
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(lines(screen.getByRole('region'))).toHaveLength(5002);
});
