/** A page of the guide, docs/guide, as the build hands it in. */
export interface GuidePage {
  /** Its file's name without the ending. */
  name: string;
  title: string;
  /** Its text as HTML: ours, from the repository, with no picture and no link. */
  html: string;
}

declare const GUIDE_PAGES: readonly GuidePage[];

/** The guide in its order; nothing where the sidebar's modules run without its build, as in a test. */
export const GUIDE: readonly GuidePage[] = typeof GUIDE_PAGES === 'undefined' ? [] : GUIDE_PAGES;
