// The documents that the exports were made of, as the proofs look at them. Offsets are code points; JavaScript counts
// UTF-16 units, so that texts are lists of characters here.

import { readFileSync } from "node:fs";
import { basename } from "node:path";

/// The documents, and the path of what was exported of them.
export function given() {
  const [, , documents, path] = process.argv;
  const lines = readFileSync(documents, "utf8").split("\n");
  return [lines.filter(Boolean).map((line) => JSON.parse(line)), path];
}

const live = (items) => items.filter((item) => item.status !== "rejected");

/// Every stretch that a format of labels has, as [label, start, end], sorted.
export function labels(document) {
  const types = new Map(document.actors.map((actor) => [actor.id, actor.type]));
  const stretch = (label, span) => [label, span.start, span.end];
  const found = [
    ...live(document.blocks).filter((block) => block.role !== "body").map((block) => stretch(block.role, block)),
    ...live(document.captions).filter((caption) => caption.credit).map((caption) => stretch("credit", caption.credit)),
    ...live(document.mentions).map((mention) => stretch(types.get(mention.actor) ?? "source", mention)),
  ];
  for (const quote of live(document.quotes)) {
    found.push(...quote.spans.map((span) => stretch(`${quote.kind}_quote`, span)));
    if (quote.cue) found.push(stretch("cue", quote.cue));
  }
  return sorted(found);
}

/// For each quote with a speaker, where the quote begins and where its speaker stands, sorted.
export function speakers(document) {
  const mentions = new Map(document.mentions.map((mention) => [mention.id, mention]));
  const said = live(document.quotes).filter((quote) => quote.speaker);
  return sorted(said.map((quote) => {
    const { start, end } = mentions.get(quote.speaker.mention);
    return [quote.spans[0].start, start, end];
  }));
}

/// Lists in an order that does not depend on where they come from.
export function sorted(lists) {
  return lists.map((list) => JSON.stringify(list)).sort();
}

/// Ends a proof: one that looked at nothing has shown nothing.
export function done(checked) {
  if (!(checked > 0)) throw new Error("nothing was looked at");
  console.log(`${basename(process.argv[1], ".mjs")}: ${checked} things looked at`);
}
