// The sidebar of the build that ships.
import { PANELS } from './panels/panels.ts';
import { start } from './start.tsx';

start(PANELS);
