export interface ServeOptions {
  /** A .csv or .xlsx file to open instead of the sample. */
  file?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Folder of the built add-on. */
  dist?: string;
}

/** Serves the page on 127.0.0.1; answers its address. */
export function serve(options?: ServeOptions): Promise<{ address: string; close(): void }>;
