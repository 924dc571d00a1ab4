import type { DocumentState } from '../addon/answers.ts';

/** The panel to open with: where there is work to do. Whose pipeline can't be read yet has to say how; all others meet around the scorecard. */
export function openingPanel({ pipeline, problem }: Pick<DocumentState, 'pipeline' | 'problem'>): string {
  return pipeline?.team && !problem ? 'scorecard' : 'pipeline';
}
