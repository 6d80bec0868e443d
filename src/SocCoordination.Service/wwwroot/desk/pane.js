// The alert beside the queue, on wide screens; on narrow ones links lead to the alert's own page.
import { look } from './feed.js';
import { fetchPart } from './regions.js';
import { showPresence } from './presence.js';
import { age } from './ages.js';
import { part, rowOf } from './queue.js';

const main = document.getElementById('main');
const detail = document.getElementById('detail');
const list = document.getElementById('list');
const title = document.title;
let wanted = 0;

export const wide = () => matchMedia('(min-width: 1100px)').matches;
export const openAlert = () => document.getElementById('alert')?.dataset.alertId ?? null;

function mark(alert) {
  document.querySelectorAll('#rows > .row[aria-current]').forEach(row => row.removeAttribute('aria-current'));
  const row = alert && rowOf(alert);
  row?.setAttribute('aria-current', 'true');
  return row;
}

async function put(address) {
  const turn = ++wanted;
  const fresh = await fetchPart(address).catch(() => null);
  if (!fresh || turn !== wanted) return false; // another was asked for meanwhile
  detail.replaceChildren(...fresh.body.childNodes);
  detail.scrollTop = 0;
  htmx.process(detail);
  showPresence(detail);
  age(detail);
  return true;
}

export async function show(alert, { remember = true } = {}) {
  mark(alert);
  look(`alert:${alert}`);
  if (!await put(part(`/triage/CB-${alert}/part`))) return;
  main.classList.add('open');
  document.title = `CB-${alert}`;
  if (remember) history.pushState(null, '', part(`/triage/CB-${alert}`));
}

export async function close({ remember = true } = {}) {
  const row = document.querySelector('#rows > .row[aria-current]');
  main.classList.remove('open');
  mark(null);
  look(null);
  document.title = title;
  if (remember) history.pushState(null, '', part('/triage'));
  await put(part('/triage/summary'));
  row?.querySelector('.what').focus();
}

document.addEventListener('click', event => {
  if (!wide() || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest('a[data-alert]');
  const row = event.target.closest('#rows > .row');
  if (link) {
    event.preventDefault();
    // Opened with the keyboard, reading goes on there; with the pointer, focus stays where it is.
    show(link.dataset.alert).then(() => { if (event.detail === 0) detail.focus(); });
  } else if (row && !event.target.closest('input, summary, a, button') && String(getSelection()) === '') {
    row.querySelector('.what').focus({ preventScroll: true });
    show(row.querySelector('.what').dataset.alert);
  } else if (event.target.closest('a[data-back]')) {
    event.preventDefault();
    close();
  }
});

window.addEventListener('popstate', () => {
  const named = location.pathname.match(/^\/triage\/CB-(\d+)$/);
  if (!wide()) return location.reload();
  return named ? show(named[1], { remember: false }) : close({ remember: false });
});

list.addEventListener('soc:refreshed', () => mark(openAlert()));
