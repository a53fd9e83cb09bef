//! The pieces of a file that are documents, one after the other, so that a file of any length can be read: lines, the
//! items of a JSON list, or the whole file.
//!
//! Reads from whatever gives bytes. Only one piece is in memory at a time.

use serde::de::IgnoredAny;
use std::collections::VecDeque;
use std::io::BufRead;

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins, counted from 1.
    pub line: usize,
    /// As it stands there.
    pub text: String,
}

/// Why there is no piece.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct NoPiece {
    /// Where it would begin, counted from 1.
    pub line: usize,
    /// In words.
    pub why: String,
}

/// How a file may hold documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One a line; or it is one, over lines.
    Lines,
    /// A JSON list of them; or as [`Layout::Lines`].
    List,
    /// It is one.
    Whole,
}

/// The pieces of a file. What cannot be read does not hold up the rest, as far as it can be told where that begins.
pub struct Pieces<R> {
    reader: R,
    /// The line that comes next.
    line: usize,
    state: State,
}

enum State {
    Begin(Layout),
    /// With the lines that have been read already.
    Lines(VecDeque<(usize, Vec<u8>)>),
    Whole(usize, Vec<u8>),
    List,
    End,
}

const MARK: &[u8] = "\u{feff}".as_bytes();

impl<R: BufRead> Pieces<R> {
    /// Of what `reader` gives.
    pub fn of(reader: R, layout: Layout) -> Pieces<R> {
        Pieces { reader, line: 1, state: State::Begin(layout) }
    }

    fn bad(&self, why: impl ToString) -> NoPiece {
        NoPiece { line: self.line, why: why.to_string() }
    }

    /// Passes over white space (and commas), and tells the byte behind it.
    fn peek(&mut self, commas: bool) -> Result<Option<u8>, NoPiece> {
        loop {
            let bytes = match self.reader.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) => return Err(NoPiece { line: self.line, why: error.to_string() }),
            };
            let Some(first) = bytes.first().copied() else { return Ok(None) };
            if !(first.is_ascii_whitespace() || commas && first == b',') {
                return Ok(Some(first));
            }
            self.line += usize::from(first == b'\n');
            self.reader.consume(1);
        }
    }

    fn begin(&mut self, layout: Layout) -> Result<(), NoPiece> {
        // Byte by byte, since no more may have come in; nothing that can be read begins with a part of it.
        for byte in MARK {
            if !self.reader.fill_buf().is_ok_and(|head| head.first() == Some(byte)) {
                break;
            }
            self.reader.consume(1);
        }
        if layout == Layout::List && self.peek(false)? == Some(b'[') {
            self.reader.consume(1);
            self.state = State::List;
            return Ok(());
        }
        let mut read = VecDeque::new();
        let mut is_lines = false;
        while layout != Layout::Whole && read.len() < 2 && !is_lines {
            let Some((line, bytes)) = self.next_line()? else { break };
            is_lines = is_object(&bytes);
            read.push_back((line, bytes));
        }
        if is_lines {
            self.state = State::Lines(read);
            return Ok(());
        }
        // Put together again as it was, blank lines too, so that errors find their place.
        let first = read.front().map_or(1, |(line, _)| *line);
        let (mut whole, mut at) = (Vec::new(), first);
        for (line, bytes) in read {
            whole.extend(std::iter::repeat_n(b'\n', line - at));
            at = line + 1;
            whole.extend(bytes);
        }
        whole.extend(std::iter::repeat_n(b'\n', self.line.saturating_sub(at)));
        self.reader.read_to_end(&mut whole).map_err(|error| self.bad(error))?;
        let is_there = layout == Layout::Whole || !whole.trim_ascii().is_empty();
        self.state = if is_there { State::Whole(first, whole) } else { State::End };
        Ok(())
    }

    /// The next line that is not blank.
    fn next_line(&mut self) -> Result<Option<(usize, Vec<u8>)>, NoPiece> {
        loop {
            let mut bytes = Vec::new();
            let read = self.reader.read_until(b'\n', &mut bytes).map_err(|error| self.bad(error))?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some((self.line - 1, bytes)));
            }
        }
    }

    /// The next item of the list.
    fn item(&mut self) -> Result<Option<(usize, Vec<u8>)>, NoPiece> {
        match self.peek(true)? {
            None => return Err(self.bad("the list has no end")),
            Some(b']') => {
                self.reader.consume(1);
                return match self.peek(false)? {
                    None => Ok(None),
                    Some(_) => Err(self.bad("something stands behind the list")),
                };
            }
            Some(_) => {}
        }
        let first = self.line;
        let mut item = Vec::new();
        let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
        loop {
            let bytes = match self.reader.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) => return Err(NoPiece { line: self.line, why: error.to_string() }),
            };
            if bytes.is_empty() {
                return Err(self.bad("the list has no end"));
            }
            let mut taken = 0;
            let mut ends = false;
            for byte in bytes {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_string => escaped = true,
                    b'"' => in_string = !in_string,
                    _ if in_string => {}
                    b'[' | b'{' => depth += 1,
                    b',' | b']' if depth == 0 => ends = true,
                    b']' | b'}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if ends {
                    break;
                }
                self.line += usize::from(*byte == b'\n');
                taken += 1;
            }
            item.extend_from_slice(&bytes[..taken]);
            self.reader.consume(taken);
            if ends {
                return Ok(Some((first, item)));
            }
        }
    }
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = Result<Piece, NoPiece>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match &mut self.state {
                State::Begin(layout) => {
                    let layout = *layout;
                    match self.begin(layout) {
                        Ok(()) => continue,
                        Err(error) => Err(error),
                    }
                }
                State::Lines(read) => match read.pop_front() {
                    Some(line) => Ok(Some(line)),
                    None => self.next_line(),
                },
                State::List => self.item(),
                State::Whole(line, bytes) => {
                    let whole = (*line, std::mem::take(bytes));
                    self.state = State::End;
                    Ok(Some(whole))
                }
                State::End => return None,
            };
            return match found {
                Ok(Some((line, bytes))) => Some(match String::from_utf8(bytes) {
                    Ok(text) => Ok(Piece { line, text }),
                    Err(_) => {
                        Err(NoPiece { line, why: "is not UTF-8; save it as UTF-8 and try again".to_owned() })
                    }
                }),
                Ok(None) => None,
                Err(error) => {
                    self.state = State::End;
                    Some(Err(error))
                }
            };
        }
    }
}

/// Whether a line is a document of its own. One of the first two lines tells: a document that is spread over lines is in
/// pieces there.
fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[track_caller]
    fn check(file: &str, layout: Layout, expected: &[(usize, &str)]) {
        // However little comes in at a time.
        for size in [1, 2, 5, 64] {
            let pieces = Pieces::of(BufReader::with_capacity(size, file.as_bytes()), layout);
            let found: Vec<_> = pieces
                .map(|piece| match piece {
                    Ok(piece) => (piece.line, piece.text),
                    Err(error) => (error.line, format!("! {}", error.why)),
                })
                .collect();
            let expected: Vec<_> = expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
            assert_eq!(found, expected, "{file:?}");
        }
    }

    #[test]
    fn lines_are_pieces_where_one_of_the_first_two_is_a_document() {
        let lines = Layout::Lines;
        check("{}\n\n{\"a\": 1}\r\nno\n", lines, &[(1, "{}\n"), (3, "{\"a\": 1}\r\n"), (4, "no\n")]);
        check("\u{feff}\n{}\n{}", lines, &[(2, "{}\n"), (3, "{}")]);
        check("no\n{}\n", lines, &[(1, "no\n"), (2, "{}\n")]);
        check("\n{\n\n \"a\": 1\n}\n", lines, &[(2, "{\n\n \"a\": 1\n}\n")]);
        check("[1, 2]", lines, &[(1, "[1, 2]")]);
        check("", lines, &[]);
        check(" \n\n", lines, &[]);
        check("", Layout::Whole, &[(1, "")]);
        check("{}\n{}\n", Layout::Whole, &[(1, "{}\n{}\n")]);
    }

    #[test]
    fn the_items_of_a_list_are_pieces() {
        let list = Layout::List;
        check("[]", list, &[]);
        check("{}\n{}\n", list, &[(1, "{}\n"), (2, "{}\n")]);
        check(
            "\n[{\"a\": [1, {}]},\n{\"b\": \"],\\\"}\"}\n, 7]\n",
            list,
            &[(2, "{\"a\": [1, {}]}"), (3, "{\"b\": \"],\\\"}\"}\n"), (4, "7")],
        );
        check("[{}, {\"a\": 1", list, &[(1, "{}"), (1, "! the list has no end")]);
        check("[{}", list, &[(1, "! the list has no end")]);
        check("[{}]\n}", list, &[(1, "{}"), (2, "! something stands behind the list")]);
    }

    #[test]
    fn a_line_that_is_no_utf_8_does_not_hold_up_the_rest() {
        let pieces = Pieces::of(&b"{}\n\xff\n{}\n"[..], Layout::Lines);
        let lines: Vec<_> =
            pieces.map(|piece| piece.map(|piece| piece.line).map_err(|error| error.line)).collect();
        assert_eq!(lines, [Ok(1), Err(2), Ok(3)]);
    }
}
