// What the desk's scripts say. The code says it in English, and that is the key; a language of the interface has a file of its own.
const language = document.documentElement.lang;

/** For dates: the interface's language, with Western digits. */
export const locale = language === "en" ? "en-GB" : `${language}-u-nu-latn`;

const texts = language === "ar" ? (await import("./texts.ar.js")).default : {};
const isolated = text => document.documentElement.dir === "rtl" ? `\u2068${text}\u2069` : text;

/** The sentence in the interface's language; {0}, {1} … are what follows it. */
export function t(english, ...values) {
  return fill(texts[english] ?? english, values);
}

/** A sentence that counts; {0} is the count. In Arabic the second one has four forms, separated by "|": for two, for 3 to 10, for 11 to 99, for the rest. */
export function n(count, one, other) {
  if (count === 1) return t(one, count);
  const forms = (texts[other] ?? other).split("|");
  return fill(forms[["two", "few", "many"].indexOf(new Intl.PluralRules(language).select(count))] ?? forms.at(-1), [count]);
}

const fill = (text, values) => text.replace(/\{(\d)\}/gu, (_, at) => isolated(String(values[Number(at)])));
