'use client';

import { useEffect, useRef } from 'react';
import { type Action, actions } from './action-registry';

/** Offers in the palette what `listActions` tells when the palette is opened, as long as the component is there. */
export function useActions(listActions: () => readonly Action[]) {
  // Not an effect event: the palette asks while it renders.
  const latest = useRef(listActions);
  useEffect(() => {
    latest.current = listActions;
  });
  useEffect(() => actions.add(() => latest.current()), []);
}
