import {
  argumentsProbe,
  datesProbe,
  errorsProbe,
  sizesProbe,
  spillsProbe,
  textsProbe,
  volatileProbe,
} from './cell-probes.ts';
import { costsProbe } from './cost-probe.ts';
import {
  chartsProbe,
  contextProbe,
  formulasProbe,
  lockProbe,
  namesProbe,
  rulesProbe,
  scopesProbe,
  sidebarProbe,
  tabsProbe,
  tagsProbe,
} from './document-probes.ts';
import { judgePerson } from './judging.ts';
import type { Probe } from './probe.ts';
import { linesProbe, validationProbe, warningProbe } from './tab-probes.ts';

/** What only a person can see; they type it into the row. */
function seenByPerson(number: string, asked: string, expected: string, otherwise: string): Probe {
  return { number, asked, expected, otherwise, judge: judgePerson };
}

/** Every probe, in the order of the report. */
export const PROBES: readonly Probe[] = [
  contextProbe,
  seenByPerson(
    '1',
    'Look at the menu Extensions: what is the add-on called there?',
    'Sales Barometer',
    "It bears the project's name: rename the project in the Apps Script editor, and reload.",
  ),
  seenByPerson(
    '2',
    'Type =CLOSE_RATIO( into an empty cell: what does the help show?',
    'the name, a sentence, five parameters with a sentence each',
    'The help for formulas is missing; the formulas work. Report this row.',
  ),
  datesProbe,
  textsProbe,
  formulasProbe,
  namesProbe,
  rulesProbe,
  seenByPerson(
    '6b',
    'On the tab "Sales Barometer check cells", column K, the rows of probe 6: are five cells filled?',
    'yes, yellow',
    'Marks in your own tables do not show here: report this row.',
  ),
  argumentsProbe,
  seenByPerson(
    '7b',
    'Optional: put a people chip and a date chip into two cells (type @), and =INSTALLATION_ECHO(cell) beside each',
    'a text, a date',
    'Columns of chips are read otherwise than assumed: report this row.',
  ),
  sizesProbe,
  chartsProbe,
  seenByPerson(
    '9b',
    'On the same tab, the chart Check bars: how many bars or places has it?',
    'three',
    'Blank rows are drawn: the pictures of the scorecard have empty places. Report this row.',
  ),
  tagsProbe,
  tabsProbe,
  errorsProbe,
  volatileProbe,
  spillsProbe,
  lockProbe,
  seenByPerson(
    '15b',
    'Optional: click Check this installation in one window, and within ten seconds Build scorecard in another: what does it say?',
    'after ten seconds, that somebody else is saving',
    'The lock locks nothing: build one after the other.',
  ),
  warningProbe,
  seenByPerson(
    '16b',
    'Optional, with a second account: protect the pipeline against it, and build with it: what happens?',
    'the scorecard is built',
    'A protected export cannot be built on: use a copy of it. Report this row.',
  ),
  sidebarProbe,
  scopesProbe,
  costsProbe,
  linesProbe,
  validationProbe,
  seenByPerson(
    '22',
    'With a scorecard: choose "Last month" in E2 of its tab. Do From and To fill within seconds? Then empty B2: does E2?',
    'yes, and yes',
    'Choosing a period does nothing by itself: Build scorecard fills From and To. Report this row.',
  ),
];
