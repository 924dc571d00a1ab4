import { More } from '../controls/says.tsx';
import type { Panel } from '../panels/panels.ts';
import { GLOSSARY, termsOf } from './glossary.ts';
import type { GuidePage } from './guide.ts';
import { GUIDE } from './guide.ts';

/** What to do in a panel and what its words mean; the same at the end of every panel, and without asking anybody. */
export function Help({ panel }: { panel: Panel }) {
  const own = termsOf(panel.terms);
  const page = GUIDE.find(({ name }) => name === panel.guide);
  return (
    <section class="section help" aria-label="Help">
      <More title={`Help with ${panel.title}`}>
        <p>{panel.help}</p>
        <Terms terms={own} />
        <More title="All the other words">
          <Terms terms={GLOSSARY.filter(term => !own.includes(term))} />
        </More>
        {page && <Page page={page} />}
        <More title="The whole guide">
          {GUIDE.filter(each => each !== page).map(each => (
            <Page key={each.name} page={each} />
          ))}
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

/** A page of the guide, word by word. */
function Page({ page }: { page: GuidePage }) {
  return (
    <More title={page.title}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a text of this repository, made HTML by the build */}
      <div class="guide" dangerouslySetInnerHTML={{ __html: page.html }} />
    </More>
  );
}
