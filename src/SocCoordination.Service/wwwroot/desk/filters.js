// The queue's filters without a reload; the address keeps them.
import { reload } from './queue.js';
import { chooseNone } from './choice.js';

const form = document.getElementById('filters');
let pause = null;

function address() {
  const query = new URLSearchParams();
  const view = form.querySelector('.chip[aria-current]')?.dataset.view;
  if (view && view !== 'new') query.set('view', view);
  for (const name of ['q', 'severity']) if (form.elements[name].value.trim()) query.set(name, form.elements[name].value.trim());
  return query.size === 0 ? '' : `?${query}`;
}

async function apply(push) {
  const path = location.pathname + address();
  if (push) history.pushState(null, '', path); else history.replaceState(null, '', path);
  document.querySelectorAll('#chosen input[name=return]').forEach(field => { field.value = `/triage${address()}`; });
  await reload();
  document.getElementById('list').scrollTop = 0;
}

form.querySelectorAll('.nojs').forEach(one => { one.hidden = true; });
form.addEventListener('submit', event => { event.preventDefault(); apply(false); });
form.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(() => apply(false), 180); });
form.addEventListener('click', event => {
  const chip = event.target.closest('.chip');
  if (!chip || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  form.querySelectorAll('.chip').forEach(one => one === chip ? one.setAttribute('aria-current', 'true') : one.removeAttribute('aria-current'));
  chooseNone();
  apply(true);
});
window.addEventListener('popstate', () => {
  const query = new URLSearchParams(location.search);
  for (const name of ['q', 'severity']) form.elements[name].value = query.get(name) ?? '';
  form.querySelectorAll('.chip').forEach(one => one.dataset.view === (query.get('view') ?? 'new') ? one.setAttribute('aria-current', 'true') : one.removeAttribute('aria-current'));
  reload();
});
