/** Style sheets come into the page with the bundle. */
declare module '*.css';
