// jsonld expands what Galley writes and drops nothing; Recogito's parser takes every annotation; Apache Annotator finds
// each target in a document's DOM by its quotation, once, and by its position, and both are the words it says.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } from "@apache-annotator/dom";
import { W3CTextFormat } from "@recogito/text-annotator";
import { JSDOM } from "jsdom";
import jsonld from "jsonld";
import { done, given, labels, sorted, speakers } from "./documents.mjs";

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const AS = "http://www.w3.org/ns/activitystreams#";
const OA = "http://www.w3.org/ns/oa#";
const context = JSON.parse(readFileSync(new URL("anno.jsonld", import.meta.url), "utf8"));

async function documentLoader(url) {
  assert.equal(url, CONTEXT, "nothing is fetched from the net");
  return { document: context, documentUrl: url, contextUrl: null };
}

/// A page with the text in it, in pieces as browsers have it: one for each line, none of them a whole.
function page(text) {
  const { window } = new JSDOM("<!doctype html><article></article>");
  // Annotator reads these from the page in which it runs.
  Object.assign(globalThis, { document: window.document, Node: window.Node, NodeFilter: window.NodeFilter, Range: window.Range });
  const article = window.document.querySelector("article");
  for (const line of text.split(/(?<=\n)/u)) {
    const part = article.appendChild(window.document.createElement("span"));
    const middle = Array.from(line).slice(0, 7).join("").length;
    for (const piece of [line.slice(0, middle), line.slice(middle)]) {
      if (piece) part.appendChild(window.document.createTextNode(piece));
    }
  }
  assert.equal(article.textContent, text);
  return article;
}

async function all(matches) {
  const found = [];
  for await (const match of matches) found.push(match);
  return found;
}

const list = (value) => (Array.isArray(value) ? value : [value]);
const tag = (annotation) => annotation.body.find((body) => body.purpose === "tagging").value;
const selector = (target, type) => target.selector.find((one) => one.type === type);

const [documents, folder] = given();
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonld"));
assert.equal(files.length, documents.length);
const collections = new Map(files.map((name) => {
  const collection = JSON.parse(readFileSync(join(folder, name), "utf8"));
  return [decodeURIComponent(collection.id.replace(/^urn:galley:document:/, "")), { collection, text: readFileSync(join(folder, name.replace(/jsonld$/, "txt")), "utf8") }];
}));

let checked = 0;
for (const document of documents) {
  const { collection, text } = collections.get(document.id);
  assert.equal(text, document.text);
  const items = collection.first.items;
  assert.equal(collection.total, items.length);

  // Safe mode refuses whatever would be lost: unknown terms, names that are none.
  const [expanded] = await jsonld.expand(collection, { documentLoader, safe: true });
  await jsonld.toRDF(collection, { documentLoader, safe: true });
  const nodes = expanded[`${AS}first`][0][`${AS}items`][0]["@list"];
  assert.deepEqual(nodes.map((node) => node["@id"]), items.map((item) => item.id));
  assert.equal(new Set(items.map((item) => item.id)).size, items.length);
  for (const node of nodes) {
    assert.deepEqual(node["@type"], [`${OA}Annotation`]);
    for (const target of node[`${OA}hasTarget`]) {
      const kinds = target[`${OA}hasSelector`].flatMap((one) => one["@type"]);
      assert.deepEqual(sorted(kinds), sorted([`${OA}TextPositionSelector`, `${OA}TextQuoteSelector`]));
    }
  }

  const recogito = W3CTextFormat(collection.id);
  const article = page(text);
  const characters = Array.from(text);
  const byName = new Map(items.map((item) => [item.id, item]));
  const found = [];
  const said = [];
  for (const item of items) {
    const { parsed, error } = recogito.parse(item);
    assert.equal(error, undefined);
    assert.equal(parsed.target.selector.length, item.target.length);
    for (const [n, target] of list(item.target).entries()) {
      const position = selector(target, "TextPositionSelector");
      const quotation = selector(target, "TextQuoteSelector");
      const words = characters.slice(position.start, position.end).join("");
      assert.equal(words, quotation.exact);
      const { quote, start, end } = parsed.target.selector[n];
      assert.deepEqual([quote, start, end], [words, position.start, position.end]);
      const [place, ...others] = await all(createTextQuoteSelectorMatcher(quotation)(article));
      assert.deepEqual(others, [], `found more than once: ${JSON.stringify(quotation)}`);
      assert.equal(place.toString(), words);
      const [same] = await all(createTextPositionSelectorMatcher(position)(article));
      assert.equal(same.compareBoundaryPoints(0, place), 0, "position and quotation begin together");
      assert.equal(same.toString(), words);
      if (item.motivation === "tagging") found.push([tag(item), position.start, position.end]);
      checked += 1;
    }
    if (item.motivation === "linking" && tag(item) === "speaker") {
      const speaker = byName.get(item.body.find((body) => body.purpose === "linking").source);
      const { start, end } = selector(speaker.target[0], "TextPositionSelector");
      said.push([selector(item.target[0], "TextPositionSelector").start, start, end]);
    }
  }
  assert.deepEqual(sorted(found), labels(document));
  assert.deepEqual(sorted(said), speakers(document));
}
done(checked);
