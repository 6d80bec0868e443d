// Who is here, and who looks at what: circles in the header and on rows, words on the thing itself.
import { feed, me, look } from './feed.js';
import { words, fill } from './words.js';

let viewers = [];

const initials = name => {
  const parts = name.split(/\s+/).filter(Boolean);
  return (parts.length < 2 ? name.slice(0, 1) : parts[0][0] + parts.at(-1)[0]).toUpperCase();
};

function circle(name, title, kind = '') {
  const made = document.createElement('span');
  made.className = `who ${kind}`.trim();
  made.title = title;
  const read = Object.assign(document.createElement('span'), { className: 'aside', textContent: title });
  const seen = Object.assign(document.createElement('span'), { textContent: initials(name) });
  seen.setAttribute('aria-hidden', 'true');
  made.append(read, seen);
  return made;
}

function put(place, circles) {
  const before = [...place.children].map(one => one.title).join('|');
  if (before !== circles.map(one => one.title).join('|')) place.replaceChildren(...circles);
}

const others = subjects => [...new Map(viewers.filter(one => one.person !== me && subjects.includes(one.subject)).map(one => [one.person, one])).values()];

// Called also for rows that were just brought in.
export function showPresence(root = document) {
  for (const place of root.querySelectorAll('[data-viewers]'))
    put(place, others(place.dataset.viewers.split(' ')).map(one => circle(one.name, fill(words.looking, one.name), 'looking')));
  for (const place of root.querySelectorAll('[data-viewers-words]')) {
    const text = others([place.dataset.viewersWords]).map(one => fill(words.looking, one.name)).join(' · ');
    if (place.textContent !== text) place.textContent = text;
  }
}

feed.addEventListener('present', ({ detail }) => {
  viewers = detail;
  const place = document.getElementById('present');
  const here = new Map(viewers.filter(one => one.person !== me).map(one => [one.person, one.name]));
  if (place) put(place, [...here.values()].map(name => circle(name, fill(place.dataset.title, name))));
  showPresence();
});

const subject = document.querySelector('[data-subject]')?.dataset.subject ?? null;
look(subject);
