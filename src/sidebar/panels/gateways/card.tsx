import { fold } from '../../../core/cells/fold.ts';
import type { GatewaySetting } from '../../../core/settings/gateway.ts';
import { Button } from '../../controls/button.tsx';
import { Typed } from '../../controls/says.tsx';
import { shareText } from '../../figures.ts';
import { percentText } from '../../look/locale.ts';
import type { Session } from '../../session.ts';
import { ratioOf } from './preview-text.ts';

interface CardProps {
  session: Session;
  gateway: GatewaySetting;
  index: number;
  count: number;
  isOpen: boolean;
  onOpen: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One gateway in short, with what can be done to it. */
export function GatewayCard({ session, gateway, index, count, isOpen, onOpen, onMove, onRemove }: CardProps) {
  const { name, kind, benchmark } = gateway;
  const preview = session.state.pipeline?.gateways.find(each => fold(each.name) === fold(name));
  const counted = preview && !preview.unprovable ? ratioOf(preview) : undefined;
  const ratio = counted?.matured ? counted.passed / counted.matured : undefined;
  const isWrong = session.view.problems.some(({ key }) => key.startsWith(`gateway|${fold(name)}|`));
  return (
    <>
      <h2>
        <span class="place">{index + 1}</span> <Typed>{name}</Typed>
      </h2>
      <p class="hint">
        {kind} · {shareText(ratio)}, benchmark {percentText(benchmark)}
        {preview?.unprovable && <span class="problem"> · can’t be proven</span>}
        {isWrong && <span class="problem"> · needs a correction</span>}
      </p>
      <div class="tools">
        <Button
          kind="quiet"
          label={`${isOpen ? 'Close' : 'Edit'}: ${name}`}
          isExpanded={isOpen}
          onPress={onOpen}
        >
          {isOpen ? 'Close' : 'Edit'}
        </Button>
        <Button kind="quiet" label={`Up: ${name}`} isOff={index === 0} onPress={() => onMove(-1)}>
          Up
        </Button>
        <Button kind="quiet" label={`Down: ${name}`} isOff={index === count - 1} onPress={() => onMove(1)}>
          Down
        </Button>
        <Button kind="quiet" label={`Remove: ${name}`} onPress={onRemove}>
          Remove
        </Button>
      </div>
    </>
  );
}
