// What a page can't do from the server: hand a file to the browser, remember the theme before anything is drawn, close
// what was opened, keep the address in step, and bring back to the server what was typed while it was away.
(() => {
  const narrow = matchMedia('(max-width: 1199.98px)');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;

  const chosenTheme = () => /(?:^|; )village-theme=(light|dark)/.exec(document.cookie)?.[1];

  const isDark = () => (chosenTheme() ?? (prefersDark.matches ? 'dark' : 'light')) === 'dark';

  // Charts read their colours from the sheet in force: it has to be there when they are told.
  const tellTheme = () => {
    root.dataset.theme = isDark() ? 'dark' : 'light';
    const sheet = document.querySelector(`link[data-theme-sheet=${root.dataset.theme}]`);
    const tell = () => document.dispatchEvent(new Event('village-theme'));
    if (sheet && !sheet.sheet) sheet.addEventListener('load', tell, { once: true });
    else tell();
  };

  // Paper is white, whatever the screen is.
  const wear = (dark) => {
    for (const sheet of document.querySelectorAll('link[data-theme-sheet]')) {
      sheet.media = (sheet.dataset.themeSheet === 'dark') === dark ? 'all' : 'not all';
    }
  };
  addEventListener('beforeprint', () => wear(false));
  addEventListener('afterprint', () => wear(isDark()));

  tellTheme();
  prefersDark.addEventListener('change', tellTheme);

  const columnsOf = (table) => `village-columns-${root.dataset.person}-${table}`;

  window.village = {
    // The layout comes to life: what it has to know of the window, and from now on hears of it.
    attach(layout) {
      narrow.addEventListener('change', () => layout.invokeMethodAsync('Fold', narrow.matches).catch(() => {}));
      return { isDark: isDark(), isNarrow: narrow.matches };
    },

    setDark(dark) {
      document.cookie = `village-theme=${dark ? 'dark' : 'light'}; path=/; max-age=31536000; samesite=lax`;
      wear(dark);
      tellTheme();
    },

    rewriteAddress(query) {
      history.replaceState(history.state, '', location.pathname + query);
    },

    hiddenColumns(table) {
      return JSON.parse(localStorage.getItem(columnsOf(table)));
    },

    hideColumns(table, titles) {
      localStorage.setItem(columnsOf(table), JSON.stringify(titles));
    },

    // One list of the page; what the browser's own command prints is the page as it stands. The word to print may
    // come before the rows do, since the server holds back what a slow browser would have to draw.
    async print(list, rows) {
      while (list.querySelectorAll('.rows .row').length !== rows) {
        if (!list.isConnected) return;
        await new Promise((go) => setTimeout(go, 20));
      }

      list.classList.add('printing');
      addEventListener('afterprint', () => list.classList.remove('printing'), { once: true });
      window.print();
    },

    async download(name, reference) {
      const bytes = await reference.arrayBuffer();
      const url = URL.createObjectURL(new Blob([bytes]));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    },
  };

  const acts = {
    reload: () => location.reload(),
    print: () => window.print(),

    async reconnect() {
      // False means that the server is there but has let the page go; then it may still have kept its state.
      if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) location.reload();
    },
  };

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll('details.drop[open]')) {
      if (menu !== except) menu.open = false;
    }
  };

  document.addEventListener('click', (event) => {
    const act = event.target.closest('[data-act]')?.dataset.act;
    if (act) acts[act]();
    const inside = event.target.closest('details.drop');
    // A link or a command in a menu closes it; a tick in the list of columns doesn't.
    closeMenus(event.target.closest('.drop-panel a, .drop-panel button') ? null : inside);
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = document.querySelector('details.drop[open]');
    closeMenus(null);
    open?.querySelector('summary').focus();
  });

  // The frame that the server sent goes when the page lives: it would be found twice by whoever searches the page.
  const lives = new MutationObserver(() => {
    if (!document.querySelector('.shell')) return;
    document.getElementById('waiting-shell')?.remove();
    lives.disconnect();
  });
  lives.observe(root, { childList: true, subtree: true });

  // A field that was typed into while the server was away looks filled, but the server never heard of it.
  const unheard = new Set();
  let away = false;

  for (const kind of ['input', 'change']) {
    document.addEventListener(kind, (event) => {
      if (away) unheard.add(event.target);
    }, true);
  }

  const tellAgain = () => {
    for (const field of unheard) {
      if (!field.isConnected) continue;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    unheard.clear();
  };

  document.addEventListener('DOMContentLoaded', () => {
    const modal = document.getElementById('components-reconnect-modal');
    modal?.addEventListener('components-reconnect-state-changed', (event) => {
      const isBack = event.detail.state === 'hide';
      if (isBack && away) setTimeout(tellAgain);
      away = !isBack;
      // What failed because the line was cut is told by one banner, and not by two that contradict each other.
      root.classList.toggle('is-away', away);
    });
  });
})();
