// What a page can't do from the server: hand a file to the browser, remember the theme before anything is drawn,
// close what was opened, let charts follow the menu, and bring back to the server what was typed while it was away.
(() => {
  const themeKey = 'village-theme';

  const isDark = () => {
    const chosen = localStorage.getItem(themeKey);
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };

  const draw = (dark) => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };

  draw(isDark());

  window.village = {
    isDark,

    setDark(dark) {
      localStorage.setItem(themeKey, dark ? 'dark' : 'light');
      draw(dark);
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

  // Charts measure themselves anew when the window's size changes. The menu that folds changes theirs as well.
  document.addEventListener('transitionend', (event) => {
    if (event.target.matches?.('.sider')) dispatchEvent(new Event('resize'));
  });

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
    });
  });
})();
