import './require-node.mjs';
import { ensureInstalled } from './install.mjs';
import { serve } from './serve.mjs';

// `npm run dev`: serves the sources as they are, and anew on each change.
await serve(ensureInstalled, 'dev');
