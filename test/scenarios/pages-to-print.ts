import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'A page for the meeting, and one for each 1:1',
  tells:
    'One printed page with what changed, who is marked with which odds, this week’s goals and two pictures; and one for a talk with a rep. A page that somebody wrote on is left alone.',
  steps: [
    { open: 'Meeting' },
    { press: 'Keep this week' },
    { sees: 'This week is kept' },
    { press: 'Build meeting page' },
    { sees: 'The page is on the tab KPI Meeting. To print it: File, Print' },
    { cell: 'KPI Meeting!A1', holds: 'The page for the meeting' },
    { cell: 'KPI Meeting!A6', holds: 'Nothing to do' },
    { cell: 'KPI Meeting!A4', typed: 'Ask Marcus about the close' },
    { press: 'Build meeting page' },
    { sees: 'KPI Meeting stays, because somebody wrote there' },
    { cell: 'KPI Meeting!A4', holds: 'Ask Marcus about the close' },
    { cell: 'KPI Meeting 2!A1', holds: 'The page for the meeting' },
    { open: 'Coach' },
    { choose: 'Rep', option: 'Marcus Webb (close ratio)' },
    { press: '1:1 page' },
    { sees: 'The page is on the tab KPI One to one' },
    { cell: 'KPI One to one!A1', holds: 'One to one with Marcus Webb' },
  ],
});
