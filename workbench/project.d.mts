import type { Project } from './host/host.ts';

/** What an add-on's project hands to the workbench. Paths are absolute. */
export interface HandedIn {
  /** What the add-on is called under Extensions. At Google that is the name of its listing. */
  addOn: string;
  /** The folder of the built add-on. */
  dist: string;
  /** The module whose default export is a Sample (demo/sample.ts); without it an empty tab. */
  sample?: string;
  /** A folder of modules whose default exports are Scenarios (demo/scenario.ts). */
  scenarios?: string;
}

export function handedIn(folder: string): HandedIn;
export function builtProject(dist: string): Project;
