// The live feed: connects, resumes exactly where the page stands, says how it stands in words, and measures how late it is.
import { words, fill } from './words.js';

const top = document.getElementById('top');
const state = document.getElementById('live');
const samples = [];
const KEPT = 200;

// Events: 'entry' and 'counted' with the push as detail, 'present' with everybody who is here, 'resumed' after each (re)connection.
export const feed = new EventTarget();
export const me = top?.dataset.me;

let connection;
let lastSeq = Number(top?.dataset.seq ?? -1);
let following = false;
let clockOffset = 0;
let looking = null;

export const serverNow = () => Date.now() + clockOffset;

const tell = (type, detail) => feed.dispatchEvent(new CustomEvent(type, { detail }));

function show(name, text) {
  if (state.dataset.state === name && state.textContent === text) return;
  state.dataset.state = name;
  state.textContent = text;
}

function showLive() {
  const worst = [...samples].sort((left, right) => left - right)[Math.ceil(samples.length * 0.95) - 1];
  if (worst === undefined) return show('live', words.live);
  const seconds = Math.max(worst, 50) / 1000;
  show('live', `${words.live} · ${fill(words.seconds, seconds.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }))}`);
}

// Called once an entry is visible: from its record in the journal, which precedes the shipper's 200, to now.
export function shown(entry) {
  if (entry.late) return;
  samples.push(Math.max(0, serverNow() - Date.parse(entry.at)));
  if (samples.length > KEPT) samples.shift();
  if (following) showLive();
}

// The round trip that took least says best how the clocks differ.
async function readClock() {
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const sent = Date.now();
    const there = await connection.invoke('Now');
    const took = Date.now() - sent;
    if (took < best) [best, clockOffset] = [took, there - (sent + took / 2)];
  }
}

function take(entry) {
  if (entry.seq <= lastSeq) return;
  lastSeq = entry.seq;
  tell('entry', { ...entry, late: !following });
}

async function follow() {
  following = false;
  lastSeq = Math.max(lastSeq, await connection.invoke('Resume', lastSeq));
  following = true;
  await readClock();
  if (looking !== undefined) await look(looking);
  showLive();
  tell('resumed');
}

// Says to the others what is looked at: 'alert:12', 'case:SC-2026-0001' or null. Only the team's pages do.
export async function look(subject) {
  looking = subject;
  if (following && top.dataset.team !== undefined) await connection.invoke('View', subject).catch(() => {});
}

const pause = tries => Math.min(300 * 2 ** Math.min(tries, 10), 5000) + Math.random() * 250;
const ended = error => /\b40[13]\b/.test(String(error ?? ''));

async function connect(tries = 0) {
  try {
    await connection.start();
    await follow();
  } catch (error) {
    if (ended(error)) return end();
    show('lost', words.lost);
    setTimeout(() => connect(tries + 1), pause(tries));
  }
}

function end() {
  show('lost', words.ended);
  state.replaceChildren(Object.assign(document.createElement('a'), { href: `/sign-in?ReturnUrl=${encodeURIComponent(location.pathname + location.search)}`, textContent: words.ended }));
}

export function startFeed() {
  if (!state || top.dataset.hub === undefined) return;
  show('connecting', words.connecting);
  connection = new signalR.HubConnectionBuilder()
    .withUrl('/hubs/incidents')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => ended(retry.retryReason) ? null : pause(retry.previousRetryCount) })
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = 20_000;
  connection.keepAliveIntervalInMilliseconds = 8_000;
  connection.on('Entry', take);
  connection.on('Counted', count => tell('counted', count));
  connection.on('Present', viewers => tell('present', viewers));
  connection.onreconnecting(() => { following = false; show('lost', words.lost); });
  connection.onreconnected(() => follow().catch(() => connection.stop()));
  connection.onclose(error => ended(error) ? end() : (show('lost', words.lost), setTimeout(connect, pause(0))));
  connect();
}
