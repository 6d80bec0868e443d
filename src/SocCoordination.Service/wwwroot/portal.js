// Makes the plain pages kinder where script runs: a draft that survives a power cut, a retry on a bad line, copying, the
// "first event" light. Classic script, nothing newer than Chrome 109 and Firefox 115; without it every page still works.
(function () {
  'use strict';
  var KEY = 'soc-report-draft';
  var KEEP = 7 * 24 * 3600 * 1000;
  var WAITS = [3, 5, 10, 20, 30, 60];

  function each(root, selector, work) { root.querySelectorAll(selector).forEach(work); }
  function stored() {
    try {
      var draft = JSON.parse(localStorage.getItem(KEY));
      return draft && Date.now() - draft.at < KEEP ? draft : null;
    } catch (error) { return null; }
  }
  function forget() { try { localStorage.removeItem(KEY); } catch (error) { /* no storage: nothing was kept */ } }
  function answersOf(form) {
    var answers = {};
    each(form, 'input:not([type=hidden]), textarea, select', function (field) {
      if (field.type !== 'radio' || field.checked) answers[field.name] = field.value;
    });
    return answers;
  }
  function keep(form) {
    var draft = { at: Date.now(), step: form.elements['Form.Step'].value, state: form.elements['Form.State'].value, answers: answersOf(form) };
    try { localStorage.setItem(KEY, JSON.stringify(draft)); } catch (error) { /* full or forbidden: the page works without */ }
  }
  function refill(form, answers) {
    Object.keys(answers).forEach(function (name) {
      each(form, '[name="' + CSS.escape(name) + '"]', function (field) {
        if (field.type === 'radio') field.checked = field.value === answers[name];
        else if (field.type !== 'hidden') field.value = answers[name];
      });
    });
  }

  function show(html, address) {
    var next = new DOMParser().parseFromString(html, 'text/html');
    var main = next.querySelector('main');
    if (!main) { location.href = address; return; }
    document.querySelector('main').replaceWith(document.adoptNode(main));
    document.title = next.title;
    window.scrollTo(0, 0);
    start(document, false);
    var heading = document.querySelector('[aria-invalid]') || document.querySelector('main [role=alert]') || document.getElementById('question');
    if (heading) { if (heading.tabIndex < 0) heading.tabIndex = -1; heading.focus(); }
  }

  // One form, one request at a time; a line that is down is tried again with the same answers until it is back.
  function send(form, body, address, then) {
    var line = form.querySelector('[data-line]');
    var buttons = form.querySelectorAll('button');
    var tries = 0;
    function enable(on) { buttons.forEach(function (button) { button.disabled = !on; }); }
    function attempt() {
      line.textContent = form.dataset.sending;
      fetch(address, { method: 'POST', body: body, credentials: 'same-origin', headers: { Accept: 'text/html' } }).then(function (answer) {
        if (answer.status >= 502 && answer.status <= 504) throw new Error('again');
        if (answer.redirected) { location.href = answer.url; return null; }
        return answer.text().then(function (html) { show(html, address); if (then) then(); });
      }).catch(function () {
        var wait = WAITS[Math.min(tries++, WAITS.length - 1)];
        line.textContent = form.dataset.waiting.replace('{0}', wait);
        enable(true);
        clearTimeout(form.again);
        form.again = setTimeout(attempt, wait * 1000);
      });
    }
    clearTimeout(form.again);
    enable(false);
    attempt();
  }

  function startDraft(form, fresh) {
    var later;
    form.addEventListener('input', function () { clearTimeout(later); later = setTimeout(keep, 300, form); });
    window.addEventListener('pagehide', function () { if (form.isConnected && form.dataset.touched) keep(form); });
    form.addEventListener('change', function () { form.dataset.touched = '1'; keep(form); });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var button = event.submitter;
      var body = new FormData(form);
      if (button && button.name) body.set(button.name, button.value);
      keep(form);
      send(form, body, button && button.getAttribute('formaction') || form.getAttribute('action'));
    });
    var found = document.querySelector('[data-draft-found]');
    var draft = stored();
    if (!fresh || !found || !draft || (draft.step === '1' && !draft.answers['Form.Category'])) return;
    found.hidden = false;
    found.querySelector('[data-draft-drop]').addEventListener('click', function () { forget(); found.hidden = true; });
    found.querySelector('[data-draft-resume]').addEventListener('click', function () {
      var body = new FormData(form);
      body.set('Form.State', draft.state);
      body.set('Form.Step', draft.step);
      body.set('Form.Go', 'resume');
      send(form, body, form.getAttribute('action'), function () {
        var resumed = document.querySelector('form[data-draft]');
        if (resumed) refill(resumed, draft.answers);
        var banner = document.querySelector('[data-draft-found]');
        if (banner) banner.hidden = true;
      });
    });
  }

  function startLight(light) {
    function look() {
      fetch(light.dataset.firstEvent, { headers: { Accept: 'application/json' } }).then(function (answer) { return answer.json(); }).then(function (found) {
        if (!found.at) return setTimeout(look, 2000);
        light.classList.add('on');
        light.textContent = light.dataset.arrived + (found.host ? ': ' + found.host : '');
        return null;
      }).catch(function () { setTimeout(look, 5000); });
    }
    look();
  }

  function copy(button) {
    var text = button.parentElement.querySelector('code, pre');
    button.hidden = false;
    button.addEventListener('click', function () {
      var before = button.textContent;
      function done() { button.textContent = button.dataset.done; setTimeout(function () { button.textContent = before; }, 2000); }
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text.textContent).then(done);
      else { window.getSelection().selectAllChildren(text); if (document.execCommand('copy')) done(); }
    });
  }

  function start(root, fresh) {
    each(root, 'form[data-draft]', function (form) { startDraft(form, fresh); });
    each(root, '[data-draft-sent]', forget);
    each(root, '[data-with-script]', function (part) { part.hidden = false; });
    each(root, '[data-without-script]', function (part) { part.hidden = true; });
    each(root, '[data-first-event]', startLight);
    each(root, '[data-copy]', copy);
    each(root, '[data-print]', function (button) { button.hidden = false; button.addEventListener('click', function () { window.print(); }); });
  }
  start(document, true);
})();
