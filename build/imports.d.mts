export interface Import {
  /** A file of the project, below its root. */
  from: string;
  to: string;
  typeOnly: boolean;
}

export function importsIn(file: string, text: string): Import[];
export function importsBelow(folders: string[]): Import[];
export function brokenRules(imports: Import[]): string[];
