// Forms without a reload: posted, what was done is said, the page's live regions follow. What is refused is shown in the form,
// and nothing typed is lost, also when the line is down.
import { words } from './words.js';
import { refreshAll } from './regions.js';

const toasts = document.getElementById('toasts');

export function say(text, bad = false) {
  if (!text || !toasts) return;
  const said = Object.assign(document.createElement('p'), { className: bad ? 'notice bad' : 'notice', textContent: text });
  toasts.append(said);
  setTimeout(() => said.remove(), bad ? 15_000 : 6000);
}

function complain(form, sentences) {
  const notice = form.querySelector('.notice.bad');
  if (!notice) return say(sentences.join(' '), true);
  notice.replaceChildren(...sentences.map(text => Object.assign(document.createElement('p'), { textContent: text })));
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
}

const fieldsOf = problem => Object.values(problem.errors ?? {}).flat();

// Posts a form's fields to a door; answers with what was done, or null where it was refused or could not be sent.
export async function post(form, action, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.append(submitter.name, submitter.value);
  let answer;
  try {
    answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
  } catch {
    complain(form, [words.failed]);
    return null;
  }
  if (answer.status === 401) { location.reload(); return null; }
  const told = await answer.json().catch(() => ({ detail: words.failed }));
  if (!answer.ok) {
    complain(form, [...new Set(fieldsOf(told).length > 0 ? fieldsOf(told) : [told.detail ?? words.failed])]);
    return null;
  }
  return told;
}

document.addEventListener('submit', async event => {
  const form = event.target;
  const submitter = event.submitter;
  if (!form.matches('form[data-quick]') || event.defaultPrevented) return;
  event.preventDefault();
  if (submitter?.dataset.dialog !== undefined || form.dataset.busy) return;
  form.dataset.busy = '1';
  const done = await post(form, submitter?.getAttribute('formaction') ?? form.getAttribute('action'), submitter).finally(() => delete form.dataset.busy);
  if (!done) return;
  const follow = form.dataset.quick === 'go';
  if (follow) { location.assign(done.go); return; }
  const notice = form.querySelector('.notice.bad');
  if (notice) notice.hidden = true;
  form.reset();
  form.closest('dialog')?.close();
  const folded = form.closest('details[data-fold]');
  if (folded) { folded.open = false; folded.querySelector('summary').focus(); }
  say(done.said, done.bad);
  refreshAll();
  form.dispatchEvent(new CustomEvent('soc:done', { bubbles: true, detail: done }));
});
