// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { PopupMenu, PopupMenuItem } from './popup-menu';

afterEach(cleanup);

function Example({ items }: Readonly<{ items: readonly string[] }>) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(true);
  const [chosen, setChosen] = useState('');
  return (
    <>
      <button type="button" ref={trigger}>
        Open
      </button>
      {isOpen ? (
        <PopupMenu label="Things" trigger={trigger} onClose={() => setIsOpen(false)}>
          {items.map((item) => (
            <PopupMenuItem key={item} onSelect={() => setChosen(item)}>
              {item}
            </PopupMenuItem>
          ))}
        </PopupMenu>
      ) : null}
      <output>{chosen}</output>
    </>
  );
}

const focused = () => document.activeElement?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('PopupMenu', () => {
  it('has the focus on its first item, and moves it by the keys, round the ends', () => {
    render(<Example items={['a', 'b', 'c']} />);
    expect(focused()).toBe('a');
    const walk = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Home', 'End'].map((key) => {
      press(key);
      return focused();
    });
    expect(walk).toEqual(['b', 'c', 'a', 'c', 'b', 'a', 'c']);
  });

  it('keeps the focus until there is an item, and leaves it where it is when more come', () => {
    const { rerender } = render(<Example items={[]} />);
    expect(document.activeElement).toBe(screen.getByRole('menu', { name: 'Things' }));
    press('ArrowUp');
    rerender(<Example items={['b']} />);
    expect(focused()).toBe('b');
    rerender(<Example items={['a', 'b']} />);
    expect(focused()).toBe('b');
  });

  it('chooses by click and stays open', () => {
    render(<Example items={['a', 'b']} />);
    fireEvent.click(screen.getByRole('menuitem', { name: 'b' }));
    expect(screen.getByRole('status').textContent).toBe('b');
    expect(screen.getByRole('menu')).toBeTruthy();
  });

  it('closes by Escape, which gives the focus back, by Tab, and by a press elsewhere', () => {
    const { unmount } = render(<Example items={['a']} />);
    press('Escape');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(focused()).toBe('Open');
    unmount();
    for (const leave of [() => press('Tab'), () => fireEvent.pointerDown(document.body)]) {
      const { unmount: end } = render(<Example items={['a']} />);
      leave();
      expect(screen.queryByRole('menu')).toBeNull();
      end();
    }
  });

  it('is not closed by a press on its own button or items', () => {
    render(<Example items={['a']} />);
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Open' }));
    fireEvent.pointerDown(screen.getByRole('menuitem', { name: 'a' }));
    expect(screen.getByRole('menu')).toBeTruthy();
  });
});
