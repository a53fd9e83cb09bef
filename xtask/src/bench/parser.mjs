// The parser's Wasm, timed in Node: `NAME BYTES SECONDS` a line, the best of several runs, as tests/speed does.
// Arguments: the folder that holds parser.mjs and parser_bg.wasm, then texts.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const SECONDS = 1.5;
const [folder, ...files] = process.argv.slice(2);
const parser = await import(pathToFileURL(join(folder, "parser.mjs")));
await parser.default({ module_or_path: await readFile(join(folder, "parser_bg.wasm")) });

// Request::Parse in English, in postcard: the variant, the length as a varint, the text, no roles, no language said, the one
// that is set. A test of web/parser/protocol.rs holds it to this.
function request(text) {
  const length = [];
  for (let rest = text.length; ; rest >>>= 7) {
    if (rest < 128) {
      length.push(rest);
      break;
    }
    length.push((rest & 127) | 128);
  }
  return Uint8Array.from([0, ...length].concat([...text], [0, 0, 0, 2, 101, 110]));
}

// The last reply is the suggestions; after it there is nothing to do.
function parse(message) {
  parser.take(message);
  let last;
  for (let reply = parser.slice(); reply !== undefined; reply = parser.slice()) last = reply;
  if (last === undefined || last[0] !== 2) throw new Error("the parser found nothing");
}

for (const file of files) {
  const text = await readFile(file);
  const message = request(text);
  const times = [];
  const began = performance.now();
  while (times.length < 3 || performance.now() - began < 1000 * SECONDS) {
    const start = performance.now();
    parse(message);
    times.push((performance.now() - start) / 1000);
  }
  console.log(`${basename(file, ".txt")} ${text.length} ${Math.min(...times)}`);
}
