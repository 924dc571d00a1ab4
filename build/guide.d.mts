/** The pages of the guide in their order; text is Markdown without the title. */
export function guidePages(folder?: string): { name: string; title: string; text: string }[];

/** Markdown as HTML. */
export function htmlOf(text: string): string;
