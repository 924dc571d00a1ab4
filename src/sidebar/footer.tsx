import { Button, Buttons } from './controls/button.tsx';
import { Sentence, Waiting } from './controls/says.tsx';
import type { Session } from './session.ts';
import type { Saved } from './state.ts';

/** What came of the last action, and what is not saved yet: the same below every panel. */
export function Footer({ session }: { session: Session }) {
  const { busy, isSlow, message, draft, conflict, document } = session.state;
  const { size } = draft.edits;
  const undo = message?.undo;
  const last = session.lastSave;
  return (
    <footer>
      <div role="status">
        {document && busy && (
          <Waiting>{isSlow ? `${busy} is taking long; it may take some minutes` : `${busy} …`}</Waiting>
        )}
        {!document && isSlow && <p>It is taking long; it may take some minutes</p>}
        {message && (
          <div class="message">
            <div class={`result ${message.kind}`} data-result tabIndex={-1}>
              <Sentence text={message.text} />
            </div>
            {message.saved && (
              <Button
                kind="quiet"
                isOff={busy !== ''}
                onPress={() => void session.undoSave(message.saved as Saved)}
              >
                Undo
              </Button>
            )}
            {message.takeBack && (
              <Button kind="quiet" isOff={busy !== ''} onPress={() => void message.takeBack?.()}>
                Undo
              </Button>
            )}
            {undo && (
              <Button kind="quiet" onPress={() => session.undo(undo)}>
                Undo
              </Button>
            )}
            <Button
              kind="quiet"
              label="Close this message"
              onPress={() => session.set({ message: undefined })}
            >
              ×
            </Button>
          </div>
        )}
      </div>
      {size === 0 && !message && !busy && last && (
        <Button kind="quiet" onPress={() => void session.undoSave(last)}>
          Undo the last save ({last.text})
        </Button>
      )}
      {size > 0 && !conflict && (
        <div class="unsaved">
          <p>{`Not saved: ${session.textOf(draft, [...draft.edits.values()])}`}</p>
          <Buttons>
            <Button kind="primary" isOff={busy !== ''} onPress={() => void session.save()}>
              Save
            </Button>
            <Button isOff={busy !== ''} onPress={() => session.discard()}>
              Discard
            </Button>
          </Buttons>
        </div>
      )}
    </footer>
  );
}
