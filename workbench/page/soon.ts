/** What to call at every change so that something runs once for several that come together, so many milliseconds later. */
export function soon(run: () => void, wait: number): () => void {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      run();
    }, wait);
  };
}
