export interface MethodRow {
  name: string;
  /** Google's classes that have it. */
  google: string[];
  /** The host's classes that have it. */
  covered: string[];
}

/** One row for each of Google's names that a script uses. */
export function methodTable(code: string): Promise<MethodRow[]>;

/** Method and enum names of Google's classes, from the types: name -> classes that have it. */
export function googleNames(folder?: string): Map<string, Set<string>>;
