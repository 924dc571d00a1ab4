import type { HandedIn } from './project.d.mts';

/** The page's own files by name; kept in workbench/.cache while nothing that goes into them has changed. */
export function pageFiles(project: Pick<HandedIn, 'sample' | 'scenarios'>): Promise<Map<string, string>>;

/** The page of the frame in which the add-on's own pages run. */
export function framePage(project: Pick<HandedIn, 'sample' | 'scenarios'>): Promise<string>;

export const FRAME_POLICY: string;
