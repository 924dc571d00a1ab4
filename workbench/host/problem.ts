// Errors of the host. Google throws an Exception with a sentence; what only the workbench can't do says so by name.

/** What a Google service throws: in the script it arrives as an Error named Exception. */
export class Refusal extends Error {
  override name = 'Exception';
}

/** The script used something that Google may well have and the workbench does not. */
export class NotInWorkbench extends Error {
  override name = 'NotInWorkbench';
  constructor(what: string) {
    super(`${what} is not in the workbench's host`);
  }
}

/** Ends an execution for good: whatever its script still does has no effect (see execution.ts). */
export class Killed extends Error {
  override name = 'Killed';
  /** Whether what waited to be written still was; by default it is lost. */
  readonly pendingWritten: boolean;

  constructor(reason: string, pendingWritten = false) {
    super(reason);
    this.pendingWritten = pendingWritten;
  }
}
