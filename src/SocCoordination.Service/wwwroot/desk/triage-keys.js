// The triage page's keys. What they act on: the chosen rows; else the row that has the focus; else the open alert.
import { onKey } from './keys.js';
import { rows, rowOf, showNew, paneOpen } from './queue.js';
import { choose, chooseAll, chooseNone, chosenRows } from './choice.js';
import { show, close, wide, openAlert } from './pane.js';
import { post, say } from './forms.js';
import { openPart } from './dialogs.js';

const form = document.getElementById('chosen');
let follow = null;

const focused = () => document.activeElement?.closest('#rows > .row') ?? null;
const current = () => focused() ?? (openAlert() ? rowOf(openAlert()) : null);

function subjects() {
  const chosen = chosenRows();
  if (chosen.length > 0) return chosen.flatMap(row => row.dataset.alerts.split(' '));
  const row = focused();
  if (row) return row.dataset.alerts.split(' ');
  return openAlert() ? [openAlert()] : [];
}

// The form of the chosen rows, filled for what the key is about.
function filled() {
  const made = document.createElement('form');
  for (const field of form.querySelectorAll('input[type=hidden]')) made.append(field.cloneNode());
  made.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'alerts', value: subjects().join(',') }));
  return made;
}

async function claim() {
  if (subjects().length === 0) return;
  const done = await post(filled(), '/do/alerts/claim');
  if (!done) return;
  say(done.said, done.bad);
  chooseNone();
}

async function ask(action) {
  if (subjects().length === 0) return;
  const answer = await fetch(action, { method: 'POST', body: new FormData(filled()), headers: { Accept: 'text/html', 'X-Part': '1' } }).catch(() => null);
  if (answer?.ok) openPart(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  if (!next) return;
  next.querySelector('.what').focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  if (!paneOpen() || !wide()) return;
  clearTimeout(follow);
  follow = setTimeout(() => show(next.querySelector('.what').dataset.alert), 120);
}

onKey('j', () => step(1));
onKey('k', () => step(-1));
onKey('ArrowDown', () => focused() ? step(1) : false);
onKey('ArrowUp', () => focused() ? step(-1) : false);
onKey(' ', event => {
  const row = focused();
  if (!row || event.target.matches('summary, button')) return false;
  choose(row, event.target.matches('input') ? event.target.checked !== true : !row.querySelector('input').checked, event.shiftKey);
});
onKey('a', chooseAll);
onKey('c', claim);
onKey('x', () => ask('/do/alerts/close'));
onKey('o', () => ask('/do/alerts/open-case'));
onKey('m', () => ask('/do/alerts/add-to-case'));
onKey('n', showNew);
onKey('Escape', () => {
  if (chosenRows().length > 0) chooseNone();
  else if (paneOpen() && wide()) close();
  else return false;
});
