// Ages against their targets: <progress data-since max> and the words beside it.
import { serverNow } from './feed.js';
import { words, fill, span } from './words.js';

export function age(root = document) {
  for (const bar of root.querySelectorAll('progress[data-since]')) {
    const waited = serverNow() - Number(bar.dataset.since);
    const over = waited - bar.max * 1000;
    bar.value = Math.min(waited / 1000, bar.max);
    bar.classList.toggle('over', over >= 0);
    bar.classList.toggle('near', over < 0 && waited >= bar.max * 750);
    const late = bar.parentElement.querySelector('[data-late]');
    if (!late) continue;
    late.hidden = over < 0;
    const text = fill(words.overdue, span(over));
    if (over >= 0 && late.textContent !== text) late.textContent = text;
  }
  // Clocks: time left until, or over, a moment.
  for (const clock of root.querySelectorAll('[data-due]')) {
    const left = Number(clock.dataset.due) - serverNow();
    const text = left >= 0 ? fill(clock.dataset.left ?? '{0}', span(left)) : fill(clock.dataset.over ?? words.overdue, span(left));
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle('late', left < 0);
  }
}

setInterval(age, 5000);
