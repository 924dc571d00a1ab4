/** The pages of the guide in their order; text is Markdown without the title. */
export function guidePages(folder?: string): { name: string; title: string; text: string }[];

/** Markdown as HTML. */
export function htmlOf(text: string): string;

/** The pages as HTML without pictures, links and tables. */
export function guideTexts(): { name: string; title: string; html: string }[];
