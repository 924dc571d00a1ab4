/** Writes the site into a folder; answers its files. */
export function productSite(out?: string): Promise<string[]>;
