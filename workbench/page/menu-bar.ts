// The menu bar: pull-down menus by mouse and by keyboard (arrows, Enter, Escape), as a menu bar works.

export interface Entry {
  caption: string;
  hint?: string;
  run?: () => void;
  items?: Entry[];
}

function button(entry: Entry, look: 'menu-top' | 'menu-item'): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = look;
  element.setAttribute('role', 'menuitem');
  element.tabIndex = -1;
  const caption = document.createElement('span');
  caption.textContent = entry.caption;
  element.append(caption);
  if (entry.items || entry.hint) {
    const hint = document.createElement('span');
    hint.textContent = entry.items ? '▸' : (entry.hint ?? '');
    hint.setAttribute('aria-hidden', 'true');
    element.append(hint);
  }
  if (!entry.run && !entry.items) element.setAttribute('aria-disabled', 'true');
  return element;
}

function listOf(entries: Entry[], done: () => void): HTMLUListElement {
  const list = document.createElement('ul');
  list.className = 'menu-list';
  list.setAttribute('role', 'menu');
  for (const entry of entries) {
    const item = document.createElement('li');
    item.setAttribute('role', 'none');
    list.append(item);
    if (entry.caption === '') {
      item.setAttribute('role', 'separator');
      continue;
    }
    const element = button(entry, 'menu-item');
    item.append(element);
    if (entry.items) {
      element.setAttribute('aria-haspopup', 'menu');
      element.setAttribute('aria-expanded', 'false');
      const { items } = entry;
      const open = () => {
        for (const other of list.querySelectorAll(':scope > li > .menu-list')) other.remove();
        for (const other of list.querySelectorAll('[aria-expanded]'))
          other.setAttribute('aria-expanded', 'false');
        item.append(listOf(items, done));
        element.setAttribute('aria-expanded', 'true');
      };
      item.addEventListener('mouseenter', open);
      element.addEventListener('click', () => {
        open();
        item.querySelector<HTMLButtonElement>(':scope > .menu-list button')?.focus();
      });
    } else {
      item.addEventListener('mouseenter', () => {
        for (const other of list.querySelectorAll(':scope > li > .menu-list')) other.remove();
      });
      element.addEventListener('click', () => {
        done();
        entry.run?.();
      });
    }
  }
  return list;
}

export function showMenus(bar: HTMLElement, menus: () => Entry[]): { refresh(): void } {
  let open: HTMLElement | undefined;

  function close(focusTop = false): void {
    open?.querySelector('.menu-list')?.remove();
    const top = open?.querySelector<HTMLButtonElement>('button');
    top?.setAttribute('aria-expanded', 'false');
    if (focusTop) top?.focus();
    open = undefined;
  }

  function pull(holder: HTMLElement, entries: Entry[], focus: boolean): void {
    close();
    const list = listOf(entries, () => close());
    holder.append(list);
    holder.querySelector('button')?.setAttribute('aria-expanded', 'true');
    open = holder;
    if (focus) list.querySelector<HTMLButtonElement>('button')?.focus();
  }

  function beside(element: Element, step: number): void {
    const list = element.closest('.menu-list');
    const all = [...(list?.querySelectorAll<HTMLButtonElement>(':scope > li > button') ?? [])];
    all[(all.indexOf(element as HTMLButtonElement) + step + all.length) % all.length]?.focus();
  }

  function next(step: number): void {
    const holders = [...bar.children] as HTMLElement[];
    const at = holders.findIndex(holder => holder.contains(document.activeElement));
    const holder = holders[(at + step + holders.length) % holders.length];
    const top = holder?.querySelector<HTMLButtonElement>('button');
    const wasOpen = open !== undefined;
    top?.focus();
    if (wasOpen) top?.click();
  }

  bar.addEventListener('keydown', event => {
    const target = event.target as HTMLElement;
    const inList = target.closest('.menu-list');
    const submenu = inList?.parentElement?.closest('.menu-list');
    const act = keyAction(event.key, target, inList, submenu);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });

  function keyAction(
    key: string,
    target: HTMLElement,
    inList: Element | null,
    submenu: Element | null | undefined,
  ): (() => void) | undefined {
    const parent = () => submenu?.querySelector<HTMLButtonElement>('[aria-expanded="true"]')?.focus();
    switch (key) {
      case 'Escape':
        return () => (submenu ? parent() : close(true));
      case 'ArrowDown':
        return () => (inList ? beside(target, 1) : target.click());
      case 'ArrowUp':
        return inList ? () => beside(target, -1) : undefined;
      case 'ArrowRight':
        return () => (target.getAttribute('aria-haspopup') && inList ? target.click() : next(1));
      case 'ArrowLeft':
        return () => {
          if (!submenu) return next(-1);
          parent();
          inList?.remove();
        };
      case 'Home':
        return () => inList?.querySelector<HTMLButtonElement>('button')?.focus();
      default:
        return undefined;
    }
  }

  addEventListener('pointerdown', event => {
    if (open && !open.contains(event.target as Node)) close();
  });
  addEventListener('blur', () => close());

  function refresh(): void {
    close();
    bar.replaceChildren(
      ...menus().map((menu, i) => {
        const holder = document.createElement('div');
        holder.className = 'menu';
        holder.setAttribute('role', 'none');
        const top = button({ caption: menu.caption, run: () => {} }, 'menu-top');
        top.tabIndex = i === 0 ? 0 : -1;
        top.setAttribute('aria-haspopup', 'menu');
        top.setAttribute('aria-expanded', 'false');
        top.addEventListener('click', event => {
          if (open === holder) close(true);
          else pull(holder, menu.items ?? [], event.detail === 0);
        });
        top.addEventListener('mouseenter', () => {
          if (open && open !== holder) pull(holder, menu.items ?? [], false);
        });
        holder.append(top);
        return holder;
      }),
    );
  }
  refresh();
  return { refresh };
}
