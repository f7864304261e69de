/**
 * Dates in Vietnamese words, as registrations repeat them: `Ngày mười lăm tháng hai năm một nghìn chín trăm
 * chín mươi`.
 */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

function digit(value: number): string {
  return DIGITS[value] ?? '';
}

/** After a word for tens, one, four and five have other names. */
function afterTens(value: number, tens: number): string {
  if (value === 0) return '';
  if (value === 5) return ' lăm';
  if (tens > 1 && value === 1) return ' mốt';
  if (tens > 1 && value === 4) return ' tư';
  return ` ${digit(value)}`;
}

function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  if (tens === 0) return digit(value);
  return `${tens === 1 ? 'mười' : `${digit(tens)} mươi`}${afterTens(value % 10, tens)}`;
}

function yearInWords(year: number): string {
  const [hundreds, rest] = [Math.floor(year / 100) % 10, year % 100];
  const parts = [`${digit(Math.floor(year / 1000))} nghìn`];
  if (hundreds > 0 || rest > 0) parts.push(`${digit(hundreds)} trăm`);
  if (rest > 0) parts.push(rest < 10 ? `linh ${digit(rest)}` : belowHundred(rest));
  return parts.join(' ');
}

/** Months are counted, but the fourth has its own name. */
function monthInWords(month: number): string {
  return month === 4 ? 'tư' : belowHundred(month);
}

/** `1990` or `1990-02-15`. */
export function inWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  const words = `năm ${yearInWords(Number(year))}`;
  const whole =
    month === undefined || day === undefined
      ? words
      : `ngày ${belowHundred(Number(day))} tháng ${monthInWords(Number(month))} ${words}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
