// What the compiler need not look into: styles are bundled, and of React only a few functions are used.
declare module '*.css';

/** Every scenario of test/scenarios, by its file's name; the server lists them. */
declare module 'scenarios:' {
  const scenarios: import('../../test/scenarios/scenario.ts').Scenario[];
  export default scenarios;
}

declare module 'react' {
  export function createElement(type: unknown, props: object | null, ...children: unknown[]): unknown;
}
