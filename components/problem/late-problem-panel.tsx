import dynamic from 'next/dynamic';

/** `ProblemPanel` on pages that mostly have no problem: its code comes with the first one. */
export const LateProblemPanel = dynamic(() => import('./problem-panel').then((module) => module.ProblemPanel));
