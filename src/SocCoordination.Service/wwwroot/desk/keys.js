// Single-letter keys. They can be switched off (WCAG 2.1.4) and never act while one types or a dialog is open.
const OFF = 'soc-keys-off';
const actions = new Map();
let prefix = null;

export const onKey = (key, action) => actions.set(key, action);

const stored = () => { try { return localStorage.getItem(OFF) === '1'; } catch { return false; } };
const typing = target => target.closest('textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])');

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape' && typing(event.target)) { event.target.blur(); return; }
  if (typing(event.target) || (stored() && event.key.length === 1 && event.key !== ' ')) return;
  const key = prefix ? `${prefix} ${event.key}` : event.key;
  prefix = null;
  if (event.key === 'g' && key === 'g') { prefix = 'g'; setTimeout(() => { prefix = null; }, 1500); return; }
  const action = actions.get(key);
  if (action && action(event) !== false) event.preventDefault();
});

const dialog = document.getElementById('keys');
const button = document.getElementById('keys-open');
const off = document.getElementById('keys-off');
if (dialog && button) {
  button.hidden = false;
  button.addEventListener('click', () => dialog.showModal());
  onKey('?', () => dialog.showModal());
  off.checked = stored();
  off.addEventListener('change', () => { try { localStorage.setItem(OFF, off.checked ? '1' : '0'); } catch { /* without storage the keys stay on */ } });
}

onKey('/', () => { const field = document.querySelector('[data-filter]'); field?.focus(); field?.select(); return Boolean(field); });
const menu = path => () => { const link = document.querySelector(`#top nav a[href="${path}"]`); link?.click(); return Boolean(link); };
onKey('g t', menu('/triage'));
onKey('g s', menu('/cases'));
