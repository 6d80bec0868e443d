// Live regions: a part of the page that is asked for again when something it is about happens, and changed in place, so
// that what is focused, opened, selected or half typed stays.
//   <section id="x" data-live="case:SC-2026-0001 escalation:3" data-part="/address">
// data-live names subjects or kinds (case.*); without data-part the page itself is asked for.
import { feed, shown } from './feed.js';
import { showPresence } from './presence.js';
import { age } from './ages.js';

const waiting = new Map();

const typed = node => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
  ? (node.type === 'checkbox' || node.type === 'radio' ? node.checked !== node.defaultChecked : node.type !== 'hidden' && node.value !== node.defaultValue)
  : node instanceof HTMLSelectElement && [...node.options].some(option => option.selected !== option.defaultSelected);

export function morph(old, fresh) {
  Idiomorph.morph(old, fresh, {
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: node => !typed(node) && !(node.nodeType === 1 && node.hasAttribute('data-viewers')),
      // Opened by the reader, or said by the script: not the server's to close.
      beforeAttributeUpdated: (name, node) => !(name === 'open' && (node.tagName === 'DETAILS' || node.tagName === 'DIALOG')),
    },
  });
}

export async function fetchPart(address) {
  const answer = await fetch(address, { headers: { Accept: 'text/html', 'X-Part': '1' } });
  if (answer.redirected && new URL(answer.url).pathname === '/sign-in') { location.reload(); return null; }
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

export async function refresh(region) {
  if (!region.isConnected) return;
  const part = await fetchPart(region.dataset.part ?? location.pathname + location.search).catch(() => null);
  const fresh = part?.getElementById(region.id);
  if (!fresh || !region.isConnected) return;
  morph(region, fresh);
  const now = document.getElementById(region.id);
  htmx.process(now);
  showPresence(now);
  age(now);
  now.dispatchEvent(new CustomEvent('soc:refreshed', { bubbles: true }));
}

const regions = () => document.querySelectorAll('[data-live]');
const concerns = (region, entry) => region.dataset.live.split(' ').some(one =>
  one === entry.subject || one === entry.context || (one.endsWith('.*') && entry.kind.startsWith(one.slice(0, -1))));

function soon(region, entry) {
  const known = waiting.get(region) ?? [];
  if (entry) known.push(entry);
  if (waiting.has(region)) return;
  waiting.set(region, known);
  setTimeout(async () => {
    waiting.delete(region);
    await refresh(region);
    known.forEach(shown);
  }, 60);
}

export const refreshAll = () => regions().forEach(region => soon(region));

feed.addEventListener('entry', ({ detail }) => {
  for (const region of regions()) if (concerns(region, detail)) soon(region, detail);
});
