// The queue's rows, live. What is shown changes in place at once; what is new waits behind a counter while somebody reads,
// points or chooses here, and else slides in.
import { feed, shown } from './feed.js';
import { words, fill, shownNumber } from './words.js';
import { fetchPart, morph } from './regions.js';
import { showPresence } from './presence.js';
import { age } from './ages.js';
import { chosenRows, showChosen } from './choice.js';

const MANY = 300; // more changes at once than this: the list is offered anew instead of row by row
const main = document.getElementById('main');
const list = document.getElementById('list');
const news = document.getElementById('news');
const waiting = new Map(); // new rows by id
let changed = new Map();   // alerts to ask about, with the entry that said so
let asking = null;
let everything = false;

export const rows = () => [...document.querySelectorAll('#rows > .row')];
export const rowOf = alert => document.querySelector(`#rows > .row[data-alerts~="${alert}"]`);
export const paneOpen = () => main.classList.contains('open');
// The address of a part, with the filter that the page's address holds.
export const part = (path, extra = {}) => {
  const query = new URLSearchParams(location.search);
  Object.entries(extra).forEach(([name, value]) => query.set(name, value));
  return `${path}?${query}`;
};

const reading = () => paneOpen() || list.matches(':hover') || list.contains(document.activeElement) || list.scrollTop > 0
  || chosenRows().length > 0 || document.querySelector('dialog[open]') !== null;

// Brings the list anew: order, filter and numbers as the server has them now.
export async function reload(address = part('/triage/rows')) {
  const fresh = await fetchPart(address);
  if (!fresh) return;
  const kept = new Set(chosenRows().map(row => row.id));
  const current = document.querySelector('#rows > .row[aria-current]')?.id;
  list.replaceChildren(...fresh.body.childNodes);
  waiting.clear();
  everything = false;
  for (const row of rows()) {
    if (kept.has(row.id)) row.querySelector('input').checked = true;
    if (row.id === current) row.setAttribute('aria-current', 'true');
  }
  htmx.process(list);
  after();
}

function after() {
  showPresence(list);
  age(list);
  showChosen();
  showNews();
}

function showNews() {
  const alerts = [...waiting.values()].reduce((sum, row) => sum + row.dataset.alerts.split(' ').length, 0);
  news.hidden = alerts === 0 && !everything;
  if (news.hidden) return;
  const text = everything ? news.dataset.changed : fill(news.dataset.one, shownNumber(alerts));
  if (news.dataset.text === text) return;
  news.dataset.text = text;
  news.replaceChildren(`↑ ${text} `, Object.assign(document.createElement('kbd'), { textContent: 'n' }));
}

function update(old, fresh) {
  if (old.hasAttribute('aria-current')) fresh.setAttribute('aria-current', 'true');
  const checked = old.querySelector('input').checked;
  morph(old, fresh);
  document.getElementById(fresh.id).querySelector('input').checked = checked;
}

function insert(row) {
  const rank = BigInt(row.dataset.rank);
  const below = rows().find(one => BigInt(one.dataset.rank) < rank);
  row.classList.add('fresh');
  document.getElementById('empty')?.remove();
  document.getElementById('rows').insertBefore(row, below ?? null);
}

function take(row) {
  const old = document.getElementById(row.id);
  if (old) update(old, row);
  else if (row.dataset.matches === 'true') waiting.set(row.id, row);
  else waiting.delete(row.id);
}

function letIn() {
  for (const row of waiting.values()) insert(row);
  waiting.clear();
  rows().filter(row => row.classList.contains('gone')).forEach(row => row.remove());
}

async function askAbout() {
  const about = changed;
  changed = new Map();
  asking = null;
  if (about.size > MANY) { everything = true; showNews(); return; }
  const fresh = await fetchPart(part('/triage/rows', { only: [...about.keys()].join(',') })).catch(() => null);
  if (!fresh) return;
  for (const row of fresh.querySelectorAll('.row')) take(row);
  if (waiting.size > 0 && !everything && !reading()) letIn();
  after();
  about.forEach(entry => { if (entry?.kind === 'alert.opened') shown(entry); });
  totalSoon();
}

function ask(alert, entry, delay = 40) {
  changed.set(alert, entry ?? changed.get(alert));
  asking ??= setTimeout(askAbout, delay);
}

let total = null;
function totalSoon() {
  total ??= setTimeout(async () => {
    total = null;
    const more = document.getElementById('more');
    const fresh = more && await fetchPart(part('/triage/more', { rows: Math.max(1, rows().length) })).catch(() => null);
    const now = fresh?.getElementById('more');
    if (now) { morph(more, now); htmx.process(document.getElementById('more')); }
  }, 400);
}

feed.addEventListener('entry', ({ detail }) => {
  const [about, alert] = detail.subject.split(':');
  if (about !== 'alert') return;
  if (detail.kind !== 'alert.counted' || rowOf(alert)) ask(alert, detail);
});

feed.addEventListener('counted', ({ detail }) => {
  const row = rowOf(detail.alert);
  if (!row) return;
  const counts = new Map(row.dataset.counts.split(' ').map(one => one.split(':').map(Number)));
  const grown = detail.count - (counts.get(detail.alert) ?? detail.count);
  if (grown <= 0) return;
  counts.set(detail.alert, detail.count);
  row.dataset.counts = [...counts].map(one => one.join(':')).join(' ');
  const times = row.querySelector('[data-times]');
  if (times) times.textContent = shownNumber(Number(times.textContent.replace(/\D/g, '')) + grown);
  ask(String(detail.alert), null, 1500); // for the bars and the time
});

export async function showNew() {
  await reload();
  list.scrollTop = 0;
  rows()[0]?.querySelector('.what').focus();
}

news.addEventListener('click', showNew);
document.addEventListener('htmx:afterSwap', event => { if (event.target === list) after(); });
after();
