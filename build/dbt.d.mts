/** Writes a dbt package as the words of its command say; answers where, and the files' names. */
export function writeDbt(words: string[], folder: string): Promise<{ target: string; names: string[] }>;
