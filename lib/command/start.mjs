import './require-node.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { serve } from './serve.mjs';

// `npm start`: installs and builds what is missing, serves, and says where in one line.
await serve(async () => {
  await ensureInstalled();
  if (!(await ensureBuilt())) process.exit(1);
}, 'start');
