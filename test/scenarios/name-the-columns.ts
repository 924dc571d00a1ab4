import { scenario } from '../../workbench/demo/scenario.ts';

const deal = (
  name: string,
  rep: string,
  stage: string,
  met: string,
  sent: string,
  closed: string,
  sum: number,
) => [name, rep, stage, met, sent, closed, sum];

export default scenario({
  title: 'Headers that nobody knows',
  tells:
    'A header row in Japanese: each list shows the sheet’s own headers with cells below them, and it goes on to the scorecard.',
  tabs: [
    {
      name: '案件一覧',
      rows: [
        ['案件名', '担当者', 'フェーズ', '初回面談', '提案日', '完了日', '金額'],
        deal('A', '佐藤 花子', '受注', '2026-01-12', '2026-01-20', '2026-02-20', 1200000),
        deal('B', '佐藤 花子', '失注', '2026-01-13', '2026-01-27', '2026-02-24', 800000),
        deal('C', '鈴木 一郎', '受注', '2026-01-15', '2026-02-02', '2026-03-02', 950000),
        deal('D', '鈴木 一郎', '失注', '2026-01-19', '', '2026-02-27', 700000),
        deal('E', '高橋 美咲', '提案', '2026-02-02', '2026-02-16', '', 1500000),
      ],
    },
  ],
  steps: [
    { sees: 'Two columns are still to be named' },
    { choose: 'Rep', option: '担当者' },
    { choose: 'Stage', option: 'フェーズ' },
    { sees: '2 won, 2 lost, 1 open' },
    { sees: 'Row 2 佐藤 花子 won' },
    { choose: 'First appointment', option: '初回面談' },
    { sees: 'first appointment 1/12/2026' },
    { choose: 'Close date', option: '完了日' },
    { choose: 'Amount', option: '金額' },
    { sees: 'closed 2/20/2026' },
    { press: 'Save and build scorecard' },
    { sees: 'The scorecard is built' },
    { cell: 'KPI Settings!D2', holds: '担当者' },
    { cell: 'KPI Scorecard!A6', holds: '佐藤 花子' },
  ],
});
