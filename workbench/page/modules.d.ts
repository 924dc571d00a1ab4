// What the compiler need not look into: styles are bundled, and of React only a few functions are used.
declare module '*.css';

/** The project's sample and scenarios; the server lists them. */
declare module 'sample:' {
  const sample: import('../demo/sample.ts').Sample;
  export default sample;
}
declare module 'scenarios:' {
  const scenarios: import('../demo/scenario.ts').Scenario[];
  export default scenarios;
}

declare module 'react' {
  export function createElement(type: unknown, props: object | null, ...children: unknown[]): unknown;
}
