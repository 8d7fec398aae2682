// Others' words came back from the server while somebody went on typing: both go into the form, or neither.

/**
 * The text with what was typed since `sent` and what others changed since.
 * @returns null where both changed the same field or the same paragraph: then the server is asked again.
 */
export function merge(sent, typed, merged) {
  const result = {};
  for (const name of Object.keys(typed)) {
    const [before, mine, theirs] = [sent[name], typed[name], merged[name]].map(value => JSON.stringify(value));
    if (theirs === before || theirs === mine) result[name] = typed[name];
    else if (mine === before) result[name] = merged[name];
    else if (name === "Body") {
      const body = mergeLines(sent.Body, typed.Body, merged.Body);
      if (body === null) return null;
      result.Body = body;
    } else return null;
  }
  return result;
}

// Line by line: paragraphs stand on lines of their own. A region that both changed is for the server.
function mergeLines(before, mine, theirs) {
  const [base, own, others] = [before, mine, theirs].map(text => text.split("\n"));
  const [toOwn, toOthers] = [matches(base, own), matches(base, others)];
  const lines = [];
  let [b, o, t] = [0, 0, 0];
  while (b <= base.length) {
    let next = b;
    while (next < base.length && !(toOwn[next] >= o && toOthers[next] >= t)) next++;
    const [ownEnd, othersEnd] = next < base.length ? [toOwn[next], toOthers[next]] : [own.length, others.length];
    const [was, ownPart, othersPart] = [base.slice(b, next), own.slice(o, ownEnd), others.slice(t, othersEnd)].map(part => part.join("\n"));
    const lengths = [next - b, ownEnd - o, othersEnd - t];
    const isOwnChanged = ownPart !== was || lengths[1] !== lengths[0];
    const isOthersChanged = othersPart !== was || lengths[2] !== lengths[0];
    if (isOwnChanged && isOthersChanged && ownPart !== othersPart) return null;
    lines.push(...(isOthersChanged ? others.slice(t, othersEnd) : own.slice(o, ownEnd)));
    if (next < base.length) lines.push(base[next]);
    [b, o, t] = [next + 1, ownEnd + 1, othersEnd + 1];
  }
  return lines.join("\n");
}

// For each line of one text the line of the other that it is, or -1: the longest common subsequence.
function matches(from, to) {
  const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      lengths[i][j] = from[i] === to[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const found = new Array(from.length).fill(-1);
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i] === to[j]) found[i++] = j++;
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return found;
}
