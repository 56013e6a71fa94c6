// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ComponentProps } from 'react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { ReferenceBox } from './reference-box';

afterEach(cleanup);

type Router = NonNullable<ComponentProps<typeof AppRouterContext.Provider>['value']>;

/** The box in a page whose router only notes where it was sent. */
function renderBox(): { box: HTMLInputElement; visited: string[] } {
  const visited: string[] = [];
  const nowhere = () => undefined;
  const router: Router = {
    push: (href) => visited.push(href),
    replace: nowhere,
    prefetch: nowhere,
    refresh: nowhere,
    back: nowhere,
    forward: nowhere,
    bfcacheId: '',
  };
  const client = new QueryClient();
  onTestFinished(() => client.clear());
  render(
    <AppRouterContext.Provider value={router}>
      <QueryClientProvider client={client}>
        <ReferenceBox usedRegistries={[]} />
      </QueryClientProvider>
    </AppRouterContext.Provider>,
  );
  return { box: screen.getByRole<HTMLInputElement>('textbox', { name: 'Inspect a reference' }), visited };
}

const type = (box: HTMLInputElement, text: string) => fireEvent.change(box, { target: { value: text } });
const pressEnter = (box: HTMLInputElement) => box.form?.requestSubmit();
const partNamed = (label: string) => screen.getByText(label).nextElementSibling?.textContent;

describe('ReferenceBox', () => {
  it('shows the parts of a reference while it is typed, and what Docker makes of it', () => {
    const { box } = renderBox();
    type(box, 'alpine');
    expect(partNamed('Registry')).toBe('docker.io');
    expect(partNamed('Repository')).toBe('library/alpine');
    expect(partNamed('Tag')).toBe('latest');
    expect(partNamed('Docker reads it as')).toBe('docker.io/library/alpine:latest');
  });

  it('opens the image of the reference it picked out of a pasted command', () => {
    const { box, visited } = renderBox();
    type(box, 'docker pull ghcr.io/a/b:1');
    expect(screen.getByText('ghcr.io/a/b:1', { selector: 'code' })).toBeTruthy();
    pressEnter(box);
    expect(visited).toEqual(['/image?ref=ghcr.io/a/b:1']);
  });

  it('keeps pasted lines apart, so that the first one can be read', () => {
    const { box } = renderBox();
    fireEvent.paste(box, { clipboardData: { getData: () => 'FROM ghcr.io/a/b:1 AS build\nRUN make\n' } });
    expect(screen.getByText('ghcr.io/a/b:1', { selector: 'code' })).toBeTruthy();
  });

  it('calls a half-typed reference wrong after a rest, not on every key', async () => {
    const { box } = renderBox();
    type(box, 'ghcr.io/A');
    expect(box.getAttribute('aria-invalid')).toBe('false');
    await waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'), { timeout: 2000 });
    const note = document.getElementById(box.getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toContain('use lower case');
  });

  it('stays where it is on Enter while the reference is wrong, and says why at once', () => {
    const { box, visited } = renderBox();
    type(box, 'alpine:');
    pressEnter(box);
    expect(visited).toEqual([]);
    return waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'), { timeout: 300 });
  });
});
