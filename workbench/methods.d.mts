export interface MethodRow {
  name: string;
  /** Google's classes that have it. */
  google: string[];
  /** The host's classes that have it. */
  covered: string[];
}

/** One row for each of Google's names that a script uses. */
export function methodTable(code: string): Promise<MethodRow[]>;
