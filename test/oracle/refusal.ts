// A second, independent reading of docs/kpis.md, for tests.
// "Refused": the call gives one sentence in place of a figure.

export class Refusal extends Error {
  override name = 'Refusal';
}
