// The clock in the header, in the province's zone whatever this machine's is.
import { serverNow } from './feed.js';

const clock = document.getElementById('clock');
if (clock) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: clock.dataset.zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const tick = () => { clock.textContent = `${format.format(serverNow())} (${clock.dataset.name})`; };
  setInterval(tick, 1000);
}
