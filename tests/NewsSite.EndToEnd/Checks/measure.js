// Measures of a page as it is laid out. Each gives a list of what is wrong, with the element that it is wrong of.
(() => {
  const name = element => {
    const classes = [...element.classList].map(c => '.' + c).join('');
    const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
    return `<${element.localName}${classes}> "${words || element.getAttribute('aria-label') || ''}"`;
  };
  const isShown = element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && element.getClientRects().length > 0;
  const controls = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(element => element.tabIndex >= 0 && isShown(element));
  const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];

  const overflow = () => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(element => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
    });
    return [`${root.scrollWidth - root.clientWidth} px wider than the window: ${wide.slice(-3).map(name).join(', ')}`];
  };

  // WCAG 2.2, 2.5.8: a link within a sentence is as high as its line; everything else has 24 by 24 pixels.
  const isInSentence = element => {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const others = [...block.querySelectorAll('a, button')].reduce((text, link) => text.replace(link.textContent, ''), block.textContent);
    return /[\p{L}\p{N}]/u.test(others);
  };
  const targets = () => controls().filter(element => !isInSentence(element)).flatMap(element => {
    const box = element.getBoundingClientRect();
    return box.width >= 24 && box.height >= 24 ? [] : [`${name(element)} is ${box.width.toFixed(1)} by ${box.height.toFixed(1)} px`];
  });

  // Every stop of the Tab key: an outline of two pixels or more, and nothing on top of the element.
  const stops = () => controls().flatMap(element => {
    element.focus({ focusVisible: true });
    const style = getComputedStyle(element);
    const wrong = [];
    if (document.activeElement !== element) wrong.push('does not take the focus');
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || /^rgba\(.*, 0\)$|^transparent$/.test(style.outlineColor)) wrong.push('has no outline of 2 px');
    const box = element.getClientRects()[0];
    // A browser scrolls to the cursor of a field, not to its middle: where that is beyond the window's edge, what is in the window is looked at.
    const middle = (box.top + box.bottom) / 2;
    const inWindow = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(box.left + box.width / 2, middle >= 0 && middle < innerHeight ? middle : inWindow);
    if (!top) wrong.push(`is out of sight: from ${Math.round(box.top)} to ${Math.round(box.bottom)} in a window of ${innerHeight} px`);
    else if (top !== element && !element.contains(top) && !top.contains(element)) wrong.push(`is covered by ${name(top)}`);
    return wrong.map(what => `${name(element)} ${what}`);
  });

  // Characters of each line box, without vowel marks and without the last line of a paragraph, which is as long as it happens to be.
  const linesOf = paragraph => {
    const lines = [];
    const range = document.createRange();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let bottom = -Infinity;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let i = 0; i < node.length; i++) {
        if (/\p{M}/u.test(node.data[i])) continue;
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box || box.width === 0) continue;
        if (box.top >= bottom - box.height / 3) { lines.push(0); bottom = box.bottom; }
        lines[lines.length - 1]++;
      }
    }
    return lines.slice(0, -1);
  };
  const lineLength = () => {
    const lines = [...document.querySelectorAll('.body > p')].filter(isShown).flatMap(linesOf);
    return lines.length < 5 ? 0 : median(lines);
  };

  // How much of the window the widest piece of text takes.
  const column = () => {
    const running = [...document.querySelectorAll('.body > p')];
    const texts = (running.length ? running : [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt)')]).filter(isShown);
    return Math.max(...texts.map(element => element.getBoundingClientRect().width)) / innerWidth;
  };

  const accessibility = async hasOwnColours => {
    const results = await axe.run(document, { resultTypes: ['violations', 'incomplete'], rules: { 'color-contrast': { enabled: hasOwnColours } } });
    return [...results.violations.map(rule => ['breaks', rule]), ...results.incomplete.map(rule => ['leaves open', rule])]
      .flatMap(([verb, rule]) => rule.nodes.map(node => `${verb} ${rule.id}: ${node.target} – ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message}`));
  };

  // Shows what waits to be scrolled to, and gives how far anything moved while the page loaded.
  const moved = async () => {
    await document.fonts.ready;
    for (const image of document.images) {
      image.scrollIntoView();
      await image.decode().catch(() => {});
    }
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    scrollTo(0, 0);
    return layoutShifts.map(shift => `moved by ${shift.value.toFixed(4)}: ${shift.what.join(', ')}`);
  };

  // A face that only the sheet asks for may come after the first paint, and move the text on the next slow day.
  const lateFaces = () => performance.getEntriesByType('resource')
    .filter(file => file.initiatorType === 'css' && file.name.endsWith('.woff2'))
    .map(file => `draws with a face that it has not preloaded: ${new URL(file.name).pathname}`);

  // Words of another language in an Arabic interface: what a sentence isolates and what is marked as data or as another language is not the interface's.
  const foreign = () => {
    if (document.documentElement.lang !== 'ar') return [];
    const told = /\b(?:Markdown|HTML|RSS|Atom|JSON|JPEG|PNG|WebP|GIF|HEIC|AVIF|IPTC|EXIF|XMP|MB|UTC|URL|Ctrl|Cmd|Mac|Alt|Shift|Enter|Escape|Esc|Tab|ISO|QR|TOTP|CSV|UTF|px|English|NewsSite)\b/gu;
    const words = text => text.replace(/\u2068[^\u2069]*\u2069/gu, '').replace(/[\w.-]*[\/@][\w.\/@-]*|[\w-]+\.jpg/gu, '').replace(told, '').match(/[A-Za-z]{3,}[A-Za-z ]*/u)?.[0];
    const isData = element => element.closest('bdi, code, kbd, pre, samp, time, textarea, script, noscript, style, datalist, [dir=auto], [dir=ltr], [lang=en]') !== null
      || (element.localName === 'option' && (/^\d+$/.test(element.value) || element.value === element.text)); // something of the newsroom's, chosen by its number or its name
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!isData(node.parentElement) && words(node.data)) found.push(`${name(node.parentElement)} says ${words(node.data)}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const attribute of ['aria-label', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(attribute);
        const isName = [...element.querySelectorAll('input')].some(input => input.value === value);
        if (value && !isName && !element.closest('[dir=ltr], datalist, [dir=auto]') && words(value)) found.push(`${name(element)} has ${attribute} ${value}`);
      }
    }
    return found;
  };

  window.measures = { overflow, targets, foreign, stops, lineLength, column, accessibility, moved, lateFaces };
})();
