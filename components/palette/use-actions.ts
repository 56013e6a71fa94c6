'use client';

import { useEffect, useEffectEvent } from 'react';
import { type Action, actions } from './action-registry';

/** Offers in the palette what `listActions` tells when the palette is opened, as long as the component is there. */
export function useActions(listActions: () => readonly Action[]) {
  const source = useEffectEvent(listActions);
  useEffect(() => actions.add(() => source()), []);
}
