// Keeps the numbers in the menu and on the filters true.
import { feed } from './feed.js';
import { shownNumber } from './words.js';

const MEANS = /^(alert\.(opened|claimed|released|closed|reopened|added_to_case)|case\.(opened|moved)|escalation\.)/;
let waiting = null;

async function refresh() {
  waiting = null;
  const answer = await fetch('/desk/counts', { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return;
  const counts = await answer.json();
  for (const place of document.querySelectorAll('[data-count]')) {
    const count = counts[place.dataset.count];
    if (count === undefined) continue;
    const text = count === 0 && place.closest('#top') ? '' : shownNumber(count);
    if (place.textContent !== text) place.textContent = text;
  }
}

const soon = () => { waiting ??= setTimeout(refresh, 150); };
feed.addEventListener('entry', ({ detail }) => { if (MEANS.test(detail.kind)) soon(); });
feed.addEventListener('resumed', soon);
