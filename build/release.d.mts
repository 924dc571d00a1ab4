/** What CHANGELOG.md says of a version. */
export function changesOf(changelog: string, version: string): string;

/** The parts of a release by name: the zip, the three files in it, the SBOM, checksums. */
export function releaseFiles(version: string): Promise<Record<string, Buffer>>;

/** The changelog of a release: what stands under "Next" is the version's, unless it has a section. */
export function released(changelog: string, version: string): string;
