// The names that a script finds in its global scope and on the library's objects: ECMAScript 2019, and of 2020 what
// Google's pages show in use. Anything newer is taken away, because the engine's version is documented nowhere and the
// add-on must not depend on it. Also absent: everything of a browser or of Node.
// Source: https://developers.google.com/apps-script/guides/v8-runtime (setTimeout, TextEncoder, streams, fetch, URL,
// crypto, atob, performance and their like do not exist).

const words = (text: string): string[] => text.trim().split(/\s+/);

export const globalNames: string[] = words(`
  Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp
  Error EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer DataView
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  Map Set WeakMap WeakSet Proxy Reflect BigInt WebAssembly decodeURI decodeURIComponent encodeURI encodeURIComponent
  escape unescape eval isFinite isNaN globalThis`);

/** Own names of constructors (dot) and of their prototypes (hash). Symbols and `constructor` always stay. */
export const memberNames: Record<string, string[]> = {
  'Object.':
    words(`length name prototype assign getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames
    getOwnPropertySymbols is preventExtensions seal create defineProperties defineProperty freeze getPrototypeOf
    setPrototypeOf isExtensible isFrozen isSealed keys entries fromEntries values`),
  'Array.': words('length name prototype isArray from of'),
  'Array#':
    words(`length concat copyWithin fill find findIndex lastIndexOf pop push reverse shift unshift slice sort
    splice includes indexOf join keys entries values forEach filter flat flatMap map every some reduce reduceRight
    toLocaleString toString`),
  'String.': words('length name prototype fromCharCode fromCodePoint raw'),
  'String#':
    words(`length anchor big blink bold charAt charCodeAt codePointAt concat endsWith fontcolor fontsize fixed
    includes indexOf italics lastIndexOf link localeCompare match matchAll normalize padEnd padStart repeat replace
    search slice small split strike sub substr substring sup startsWith toString trim trimStart trimLeft trimEnd
    trimRight toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase valueOf`),
  'Promise.': words('length name prototype all race resolve reject allSettled'),
  'Map.': words('length name prototype'),
  'Set#': words('has add delete clear entries forEach size values keys'),
  'Map#': words('get set has delete clear entries forEach keys size values'),
  'RegExp#': words(
    'exec dotAll flags global ignoreCase multiline source sticky unicode compile toString test',
  ),
  'ArrayBuffer#': words('byteLength slice'),
  'Math.':
    words(`abs acos acosh asin asinh atan atanh atan2 ceil cbrt expm1 clz32 cos cosh exp floor fround hypot imul
    log log1p log2 log10 max min pow random round sign sin sinh sqrt tan tanh trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2
    SQRT2`),
  'Intl.': words(`getCanonicalLocales DateTimeFormat NumberFormat Collator PluralRules RelativeTimeFormat`),
  'Error.': words('length name prototype captureStackTrace stackTraceLimit'),
};

/** Names of a browser's window that can't be deleted; the script gets them as empty parameters instead. */
export const unforgeable: string[] = words('window document location top');
