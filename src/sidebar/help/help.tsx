import { More } from '../controls/says.tsx';
import type { Panel } from '../panels/panels.ts';
import { GLOSSARY, termsOf } from './glossary.ts';

/** What to do in a panel and what its words mean; the same at the end of every panel, and without asking anybody. */
export function Help({ panel }: { panel: Panel }) {
  const own = termsOf(panel.terms);
  return (
    <section class="section help" aria-label="Help">
      <More title={`Help with ${panel.title}`}>
        <p>{panel.help}</p>
        <Terms terms={own} />
        <More title="All the other words">
          <Terms terms={GLOSSARY.filter(term => !own.includes(term))} />
        </More>
      </More>
    </section>
  );
}

function Terms({ terms }: { terms: typeof GLOSSARY }) {
  return (
    <dl class="terms">
      {terms.map(({ term, means }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{means}</dd>
        </div>
      ))}
    </dl>
  );
}
