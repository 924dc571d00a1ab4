/** The picture of the architecture as SVG. */
export function architecturePicture(imports?: { from: string; to: string }[]): string;
