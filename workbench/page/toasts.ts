// Short messages at the lower right: the add-on's toasts, and what a script threw.

export function showToast(message: string, title: string, seconds: number, failure = false): void {
  const place = document.getElementById('toasts') as HTMLElement;
  const toast = document.createElement('div');
  toast.className = failure ? 'toast failure' : 'toast';
  const text = document.createElement('div');
  if (title) {
    const strong = document.createElement('strong');
    strong.textContent = title;
    text.append(strong);
  }
  text.append(message);
  const close = document.createElement('button');
  close.className = 'close';
  close.textContent = '×';
  close.setAttribute('aria-label', 'Dismiss');
  close.addEventListener('click', () => toast.remove());
  toast.append(text, close);
  // Google has room for one: what an add-on says takes the place of what it said before.
  toast.dataset.title = title;
  if (!failure)
    for (const before of place.querySelectorAll<HTMLElement>('.toast:not(.failure)'))
      if (before.dataset.title === title) before.remove();
  place.append(toast);
  // A negative time keeps it until it is dismissed. Source: AS/reference/spreadsheet/spreadsheet, toast.
  if (seconds >= 0) setTimeout(() => toast.remove(), seconds * 1000);
}
