import { describe, expect, it, vi } from 'vitest';
import { type Action, createActionRegistry } from './action-registry';

const action = (id: string, scope: Action['scope'] = 'here'): Action => ({
  id,
  title: id,
  icon: 'page',
  scope,
  run: () => undefined,
});
const ids = (list: readonly Action[]) => list.map(({ id }) => id);

describe('an action registry', () => {
  it('lists what the page can do before what every page can', () => {
    const registry = createActionRegistry();
    registry.add(() => [action('home', 'everywhere'), action('theme', 'everywhere')]);
    registry.add(() => [action('raw')]);
    expect(ids(registry.list())).toEqual(['raw', 'home', 'theme']);
  });

  it('asks its sources anew each time, and only when it is asked', () => {
    const source = vi.fn(() => [action('raw')]);
    const registry = createActionRegistry();
    registry.add(source);
    expect(source).not.toHaveBeenCalled();
    registry.list();
    registry.list();
    expect(source).toHaveBeenCalledTimes(2);
  });

  it('forgets a source that was taken out', () => {
    const registry = createActionRegistry();
    const remove = registry.add(() => [action('raw')]);
    remove();
    expect(registry.list()).toEqual([]);
  });

  it('tells that sources came and went', () => {
    const registry = createActionRegistry();
    const listener = vi.fn();
    const stop = registry.subscribe(listener);
    const remove = registry.add(() => []);
    const before = registry.changes();
    remove();
    expect(registry.changes()).not.toBe(before);
    stop();
    registry.add(() => []);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('lists an id once, as the latest source has it', () => {
    const registry = createActionRegistry();
    registry.add(() => [action('raw')]);
    registry.add(() => [{ ...action('raw'), title: 'later' }]);
    expect(registry.list().map(({ title }) => title)).toEqual(['later']);
  });
});
