// The reader's text size and colours, kept in this browser alone. Pages work without it. It runs before anything is drawn, so that nothing is set twice.
{
  const root = document.documentElement;
  const apply = {
    size: value => { root.style.fontSize = value; },
    theme: value => { root.dataset.theme = value; },
  };
  const read = name => { try { return localStorage['reader-' + name] || ''; } catch { return ''; } };

  for (const name in apply) apply[name](read(name));
  addEventListener('DOMContentLoaded', () => {
    for (const select of document.querySelectorAll('#settings select')) {
      const name = select.dataset.setting;
      select.value = read(name);
      // Where a browser keeps nothing, a choice holds for this page.
      select.onchange = () => { apply[name](select.value); try { localStorage['reader-' + name] = select.value; } catch {} };
      select.closest('#settings').hidden = false;
    }
  });
}
