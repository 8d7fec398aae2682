// The reader's text size and colours, kept in this browser alone. Pages work without it.
const root = document.documentElement;
const key = name => 'reader-' + name;
const apply = {
  size: value => { root.style.fontSize = value; },
  theme: value => { if (value) root.dataset.theme = value; else delete root.dataset.theme; },
};
const read = name => { try { return localStorage.getItem(key(name)) || ''; } catch { return ''; } };
const keep = (name, value) => {
  try { if (value) localStorage.setItem(key(name), value); else localStorage.removeItem(key(name)); } catch { /* not allowed here: it holds for this page */ }
};

for (const name in apply) apply[name](read(name));
const settings = document.getElementById('settings');
if (settings) {
  for (const select of settings.querySelectorAll('select')) {
    const name = select.dataset.setting;
    select.value = read(name);
    select.addEventListener('change', () => { apply[name](select.value); keep(name, select.value); });
  }
  settings.hidden = false;
}
