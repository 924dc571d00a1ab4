// The add-on's functions in the engine's list while one types: name, summary, and each parameter with its text.
import { FunctionType } from '@univerjs/engine-formula';
import { IDescriptionService } from '@univerjs/sheets-formula';
import { helpOf } from '../host/door-help.ts';
import type { Host } from '../host/host.ts';

export function showHelp(host: Host): void {
  const offered = [...host.source.doors.values()].map(helpOf).filter(help => help.offered);
  host.book.engine.get(IDescriptionService).registerDescriptions(
    offered.map(help => ({
      functionName: help.name.toUpperCase(),
      functionType: FunctionType.User,
      description: help.description,
      abstract: help.description.split(/(?<=\.)\s/)[0] ?? '',
      functionParameter: help.parameters.map(({ name, text }) => ({
        name,
        // Sheets knows no optional parameters; the text says it. The engine puts a word of its own in front of each.
        detail: text.replace(/^\(optional\)\s*/i, ''),
        example: name,
        require: /\(optional\)/i.test(text) ? (0 as const) : (1 as const),
        repeat: 0 as const,
      })),
    })),
  );
}
