// What the compiler need not look into: styles are bundled, and of React only a few functions are used.
declare module '*.css';

declare module 'react' {
  export function createElement(type: unknown, props: object | null, ...children: unknown[]): unknown;
}
