import type { RestService } from './host/bigquery.ts';
import type { HandedIn } from './project.d.mts';

export interface ServeOptions extends HandedIn {
  /** A .csv or .xlsx file to open instead of the sample. */
  file?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Answers the requests of the advanced service BigQuery, where the add-on's manifest enables it. */
  bigQuery?: RestService;
}

/** Serves the page of a project on 127.0.0.1; answers its address. */
export function serve(options: ServeOptions): Promise<{ address: string; close(): void }>;
