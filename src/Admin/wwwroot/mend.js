// What Ant Design Blazor 1.6 leaves out for people who hear a page or walk it by keyboard: names, roles, and where the
// focus goes. It watches what the library draws and adds attributes that the library never writes, so they stay.
(() => {
  let count = 0;

  // Of the fields that are found by typing: those whose list lies open, and those in which somebody types just now.
  const open = new WeakSet();
  const typed = new WeakSet();

  const idOf = (element) => (element.id ||= `mended-${++count}`);

  const put = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const drop = (element, ...names) => names.forEach((name) => element.removeAttribute(name));

  const words = (element, selector) => element.querySelector(selector)?.textContent.trim();

  // What to mend, by the selector of what the library draws.
  const cures = new Map(Object.entries({
    // A picture beside words says nothing of its own.
    '.anticon[role="img"]': (icon) => {
      drop(icon, 'role', 'aria-label');
      put(icon, 'aria-hidden', 'true');
    },
    '.ant-modal-wrap': (dialog) => {
      put(dialog, 'role', 'dialog');
      put(dialog, 'aria-modal', 'true');
      const title = dialog.querySelector('.ant-modal-title');
      if (title) put(dialog, 'aria-labelledby', idOf(title));
    },
    // The library puts the focus on this unseen edge a moment after it opened a dialog, away from the field in which
    // somebody types already: what they typed then would be lost. The Tab key is kept inside below.
    '.ant-modal > [tabindex="0"][aria-hidden="true"]': (edge) => drop(edge, 'tabindex'),
    '.ant-modal-close': (button) => put(button, 'aria-label', '关闭'),
    '.ant-drawer-content': (drawer) => {
      put(drawer, 'role', 'dialog');
      put(drawer, 'aria-label', words(drawer, '.ant-drawer-title') || '详情');
    },
    '.ant-drawer-close': (button) => put(button, 'aria-label', '关闭'),
    '.ant-drawer-body': (body) => put(body, 'tabindex', '0'),
    '.ant-message': (place) => put(place, 'role', 'status'),
    '.ant-alert-close-icon': (button) => put(button, 'aria-label', '关闭'),
    '.ant-skeleton-title, .ant-skeleton-paragraph': (line) => put(line, 'role', 'presentation'),
    // The menu is a list of links; roles of an application's menu promise arrow keys that it doesn't have.
    '.ant-menu[role], .ant-menu-item[role]': (item) => drop(item, 'role', 'tabindex', 'aria-disabled'),
    '.ant-steps-item-container[role]': (step) => drop(step, 'role', 'tabindex'),
    // The choice that the arrow keys have come to is seen, however long the list.
    '.lookup-active': (choice) => choice.scrollIntoView({ block: 'nearest' }),
    '.lookup-open': (lookup) => open.add(lookup),
    // Whoever has picked and types on looks for something else.
    '.lookup:not(.lookup-open)': (lookup) => open.delete(lookup) && typed.delete(lookup.querySelector('input')),
  }));

  const mend = (within) => {
    for (const [selector, cure] of cures) {
      if (within.matches?.(selector)) cure(within);
      within.querySelectorAll(selector).forEach(cure);
    }
  };

  mend(document.documentElement);

  // What lies open above the page, the topmost last.
  const layers = () => [...document.querySelectorAll('.ant-drawer-open, .ant-modal-wrap')]
    .filter((layer) => layer.style.display !== 'none')
    .sort((one, other) => Number(one.matches('.ant-modal-wrap')) - Number(other.matches('.ant-modal-wrap')));

  const fields = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)';
  const stops = `${fields}, button:not(:disabled):not(.ant-modal-close):not(.ant-drawer-close), a[href]`;

  // What had the focus when a layer opened gets it back when the layer is gone.
  const openers = new Map();
  let last = null;

  const enter = (layer) => {
    if (openers.has(layer)) return;
    openers.set(layer, last);
    const drawer = layer.querySelector('.ant-drawer-content');
    const target = drawer ? layer.querySelector('.ant-drawer-close') : layer.querySelector(fields)
      ?? layer.querySelector(`.dialog-actions button, ${stops}`);
    target?.focus({ preventScroll: true });
  };

  const leaveClosed = () => {
    const still = new Set(layers());
    for (const [layer, opener] of [...openers].reverse()) {
      if (still.has(layer)) continue;
      openers.delete(layer);
      const above = layers().at(-1);
      if (opener?.isConnected && (!above || above.contains(opener))) opener.focus({ preventScroll: true });
      else above?.querySelector(stops)?.focus({ preventScroll: true });
    }
  };

  new MutationObserver((changes) => {
    const touched = new Set();
    for (const change of changes) {
      if (change.type === 'attributes') touched.add(change.target);
      for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) touched.add(node);
    }
    touched.forEach((element) => element.isConnected && mend(element));
    layers().forEach(enter);
    leaveClosed();
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style', 'role'],
  });

  // The library asks the server where the focus is and sends it back; whoever tabs faster is out by then.
  const keepInside = (event, layer) => {
    const all = [...layer.querySelectorAll(`${stops}, .ant-modal-close, .ant-drawer-close, summary`)]
      .filter((one) => one.checkVisibility());
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== edge && layer.contains(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  };

  document.addEventListener('keydown', (event) => {
    const top = layers().at(-1);
    if (event.key === 'Tab' && top) keepInside(event, top);
    // What lies open within it is closed before it.
    if (event.key !== 'Escape' || !top || document.querySelector('details.drop[open], .lookup-open')) return;
    // The library closes a dialog only while the focus is inside, and a drawer never.
    const isOutside = !top.contains(document.activeElement);
    if (top.matches('.ant-drawer') || isOutside) {
      top.querySelector('.ant-drawer-close, .ant-modal-close')?.click();
    }
  });

  // A list that is found by typing: Enter picks and never sends the form, and the first letter takes the place of what
  // is chosen, wherever the cursor stands.
  const isLookup = (element) => Boolean(element.matches?.('.lookup input'));
  const beginsText = ['Backspace', 'Delete', 'Process', 'Unidentified']; // the last two: an input method's

  addEventListener('keydown', (event) => {
    const box = event.target;
    if (!isLookup(box)) return;
    if (event.key === 'Enter') event.preventDefault();
    const writes = (event.key.length === 1 && !event.ctrlKey && !event.metaKey) || beginsText.includes(event.key);
    if (writes && !typed.has(box)) box.select();
  }, true);
  addEventListener('input', (event) => {
    const box = event.target;
    if (!isLookup(box) || typed.has(box)) return;
    if (event.inputType === 'insertText' && event.data) box.value = event.data; // where no key told of it
    typed.add(box);
  }, true);
  document.addEventListener('focusout', (event) => typed.delete(event.target));

  document.addEventListener('focusin', (event) => {
    last = event.target;
    if (isLookup(last)) last.select();
  });
})();
