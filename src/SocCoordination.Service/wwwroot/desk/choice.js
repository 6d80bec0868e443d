// Choosing rows for what is done to several at once.
import { words, fill, shownNumber } from './words.js';

const bar = document.getElementById('chosen');
const keys = document.getElementById('keys-line');
const count = document.getElementById('chosen-count');
const none = document.getElementById('choose-none');
let last = null;

const boxes = () => [...document.querySelectorAll('#rows > .row > input[type=checkbox]')];
export const chosenRows = () => boxes().filter(box => box.checked).map(box => box.closest('.row'));

export function showChosen() {
  const chosen = chosenRows();
  const alerts = chosen.reduce((sum, row) => sum + row.dataset.alerts.split(' ').length, 0);
  bar.hidden = chosen.length === 0;
  keys.hidden = chosen.length > 0;
  none.hidden = false;
  const text = fill(count.dataset.some, shownNumber(chosen.length), shownNumber(alerts));
  if (count.textContent !== text) count.textContent = text;
}

export function choose(row, on, through = false) {
  const all = boxes();
  const box = row.querySelector('input[type=checkbox]');
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((left, right) => left - right);
  const several = through && last?.isConnected && from >= 0 ? all.slice(from, to + 1) : [box];
  several.forEach(one => { one.checked = on; });
  last = box;
  showChosen();
}

export const chooseAll = () => { const on = boxes().some(box => !box.checked); boxes().forEach(box => { box.checked = on; }); showChosen(); };
export const chooseNone = () => { boxes().forEach(box => { box.checked = false; }); showChosen(); };

document.addEventListener('click', event => {
  if (event.target.matches('#rows > .row > input[type=checkbox]')) choose(event.target.closest('.row'), event.target.checked, event.shiftKey);
});
none.addEventListener('click', chooseNone);
document.addEventListener('soc:done', event => { if (event.target === bar || event.target.closest('dialog')) chooseNone(); });
