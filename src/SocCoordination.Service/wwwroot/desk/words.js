// The few words that script writes itself; the page brings them in the reader's language.
export const words = document.getElementById('words')?.dataset ?? {};

export const fill = (text, ...values) => values.reduce((filled, value, index) => filled.replaceAll(`{${index}}`, value), text);

const number = new Intl.NumberFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN');
export const shownNumber = value => number.format(value);

// As Shown.Span writes it: 40 giây, 12 ph, 1 h 05, 3 ngày.
export function span(milliseconds) {
  const [seconds, minutes, hours, days] = (words.units ?? 's|min|h|days').split('|');
  const whole = Math.floor(Math.abs(milliseconds) / 1000);
  if (whole < 60) return `${whole} ${seconds}`;
  if (whole < 3600) return `${Math.floor(whole / 60)} ${minutes}`;
  if (whole < 72 * 3600) return `${Math.floor(whole / 3600)} ${hours} ${String(Math.floor(whole / 60) % 60).padStart(2, '0')}`;
  return `${Math.floor(whole / 86400)} ${days}`;
}
