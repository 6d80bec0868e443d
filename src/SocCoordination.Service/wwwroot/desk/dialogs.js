// Forms that are pages without script open as a dialog with it: links and form buttons with data-dialog.
import { fetchPart } from './regions.js';

const dialog = document.getElementById('dialog');

export function openPart(part) {
  const body = part?.querySelector('[data-dialog-body]');
  if (!body) return false;
  dialog.replaceChildren(...body.childNodes);
  dialog.showModal();
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector('input:not([type=hidden]), textarea, select, button'))?.focus();
  return true;
}

// A button of a form asks with the form's fields: the page comes back with them in it.
export async function ask(form, button) {
  const body = new FormData(form);
  const answer = await fetch(button.getAttribute('formaction'), { method: 'POST', body, headers: { Accept: 'text/html', 'X-Part': '1' } }).catch(() => null);
  const part = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (openPart(part)) return;
  form.action = button.getAttribute('formaction');
  form.submit();
}

document.addEventListener('click', async event => {
  const link = event.target.closest('a[data-dialog]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    if (!openPart(await fetchPart(link.href).catch(() => null))) location.assign(link.href);
    return;
  }
  const button = event.target.closest('button[data-dialog]');
  if (button) {
    event.preventDefault();
    await ask(button.form, button);
    return;
  }
  if (event.target.closest('[data-dismiss]') && dialog.open) {
    event.preventDefault();
    dialog.close();
  }
});

dialog?.addEventListener('close', () => dialog.replaceChildren());

// A list of choices that narrows as one types; letters match with or without their marks.
const folded = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase();
document.addEventListener('input', event => {
  const list = document.getElementById(event.target.dataset?.narrow ?? '');
  if (!list) return;
  const wanted = folded(event.target.value).split(/\s+/).filter(Boolean);
  for (const choice of list.children) choice.hidden = !wanted.every(word => folded(choice.textContent).includes(word));
});
