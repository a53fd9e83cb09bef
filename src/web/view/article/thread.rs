//! The thin line from a chosen quote to the words that name its speaker.

use web_sys::{DomRect, Element, HtmlElement};

/// How far above the words it runs, in CSS pixels.
const RISE: f64 = 14.0;

/// Draws the line from the first to the other, or none.
pub fn draw(text: &HtmlElement, ends: Option<(&[Element], &Element)>) {
    let Some(path) =
        text.parent_element().and_then(|wrap| wrap.query_selector(".thread path").ok().flatten())
    else {
        return;
    };
    let line = ends.and_then(|(quote, speaker)| line(text, quote, speaker));
    // Refused only for names that are none.
    let _ = match line {
        Some(line) => path.set_attribute("d", &line),
        None => path.remove_attribute("d"),
    };
}

/// From above the speaker to the end of the quote that is nearer.
fn line(text: &HtmlElement, quote: &[Element], speaker: &Element) -> Option<String> {
    let origin = text.parent_element()?.get_bounding_client_rect();
    let named = first(speaker)?;
    let (begins, ends) = (first(quote.first()?)?, last(quote.last()?)?);
    let (x, y) = ((named.left() + named.right()) / 2.0, named.top());
    let start = (begins.left(), begins.top());
    let end = (ends.right(), ends.top());
    let far = |(to_x, to_y): (f64, f64)| (to_y - y).abs() * 4.0 + (to_x - x).abs();
    let (to_x, to_y) = if far(start) <= far(end) { start } else { end };
    let at = |x: f64, y: f64| format!("{:.1} {:.1}", x - origin.left(), y - origin.top());
    Some(format!("M{} C{} {} {}", at(x, y), at(x, y - RISE), at(to_x, to_y - RISE), at(to_x, to_y)))
}

fn first(element: &Element) -> Option<DomRect> {
    element.get_client_rects().item(0)
}

fn last(element: &Element) -> Option<DomRect> {
    let all = element.get_client_rects();
    all.item(all.length().checked_sub(1)?)
}
