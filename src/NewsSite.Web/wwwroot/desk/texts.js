// What the desk's scripts say. The code says it in English, and that is the key; a language of the interface has a file of its own.
const language = document.documentElement.lang;
const texts = language === "ar" ? (await import("./texts.ar.js")).default : {};
const isolated = text => document.documentElement.dir === "rtl" ? `\u2068${text}\u2069` : text;

/** The sentence in the interface's language; {0}, {1} … are what follows it. */
export function t(english, ...values) {
  return (texts[english] ?? english).replace(/\{(\d)\}/gu, (_, at) => isolated(String(values[Number(at)])));
}
