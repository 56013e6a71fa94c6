// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import type { ProblemCode } from '@/lib/problem/problem';
import { problemStatus } from '@/lib/problem/status';
import { ProblemPanel } from './problem-panel';

afterEach(cleanup);

const isCode = (name: string): name is ProblemCode => Object.hasOwn(problemStatus, name);
const codes = Object.keys(problemStatus).filter(isCode);
const asked = `sha256:${'a'.repeat(64)}` as const;
const received = `sha256:${'b'.repeat(64)}` as const;

describe('ProblemPanel', () => {
  it.each(codes)('%s has a heading, its sentence and a way on', (code) => {
    render(<ProblemPanel problem={{ code, message: 'It happened.', hint: 'Do this.' }} retry={() => undefined} />);
    expect(screen.getByRole('heading').textContent).not.toBe('');
    expect(screen.getByText('It happened.')).toBeTruthy();
    expect(screen.getByText('Do this.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Inspect another reference' })).toBeTruthy();
  });

  it('offers no second try where it would end the same', () => {
    render(<ProblemPanel problem={{ code: 'reference_invalid', message: 'No.' }} retry={() => undefined} />);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('shows both digests of a mismatch in full', () => {
    const details = { askedDigest: asked, receivedDigest: received };
    render(<ProblemPanel problem={{ code: 'content_mismatch', message: 'They differ.', details }} />);
    expect(screen.getByText('Asked for').nextElementSibling?.textContent).toBe(asked);
    expect(screen.getByText('Received').nextElementSibling?.textContent).toBe(received);
  });

  it('leads to the tags that are there', () => {
    const problem = { code: 'not_found', message: 'No tag.', details: { tags: ['3.17', 'edge'] } } as const;
    render(<ProblemPanel problem={problem} reference={parseReference('alpine:3.71')} />);
    const list = within(screen.getByRole('list', { name: 'Tags that are there' }));
    expect(list.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/image?ref=docker.io/library/alpine:3.17',
      '/image?ref=docker.io/library/alpine:edge',
    ]);
  });

  it('leads to the tags with close names, and counts all', () => {
    const details = {
      missing: 'manifest',
      tags: ['3.17'],
      tagCount: 214,
      moreTags: false,
      registryCode: 'MANIFEST_UNKNOWN',
    };
    const problem = { code: 'not_found', message: 'No tag.', details } as const;
    render(
      <QueryClientProvider client={new QueryClient()}>
        <ProblemPanel problem={problem} reference={parseReference('alpine:3.71')} />
      </QueryClientProvider>,
    );
    expect(screen.getByRole('heading').textContent).toBe('No tag 3.71 in library/alpine');
    expect(screen.getByText('The repository exists and has 214 tags. Close names:')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'All 214 tags' })).toBeTruthy();
    expect(screen.getByText('404 MANIFEST_UNKNOWN')).toBeTruthy();
  });

  it('draws how much of a limit is used', () => {
    const details = { registry: 'docker.io', limit: 100, remaining: 0, windowSeconds: 21_600, retryAt: null };
    render(<ProblemPanel problem={{ code: 'rate_limited', message: 'Wait.', details }} retry={() => undefined} />);
    expect(screen.getByRole('img', { name: '100 of 100 used' })).toBeTruthy();
    expect(screen.getByText('6 h window, 100 of 100 used')).toBeTruthy();
  });

  it('shows text from a registry as text, with characters that would hide or turn it written out', () => {
    const details = { issuer: '<img src=x onerror=alert(1)>\u202Efdp' };
    render(<ProblemPanel problem={{ code: 'tls_untrusted', message: 'Not trusted.', details }} />);
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByText('Issuer').nextElementSibling?.textContent).toContain('U+202E');
  });
});
