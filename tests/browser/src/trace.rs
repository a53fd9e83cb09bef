//! What a key costs, read off Chromium's trace: the work from the start of its dispatch to the commit of the frame that
//! shows it (style, layout and paint are done by then), the wait for the frame aside.
//!
//! The functions here are pure; the trace itself comes from [`Page::trace`](crate::Page::trace).

use serde_json::Value;
use std::collections::HashSet;

/// What has to be recorded: events of the main thread with what they did, and its tasks.
pub(crate) const CATEGORIES: &str = "devtools.timeline,disabled-by-default-devtools.timeline";

/// A frame's last step on the main thread.
const COMMIT: &str = "Commit";

/// What one event of the keyboard (`keydown`) cost, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyCost {
    /// All that the main thread did between the start of the dispatch and the frame's commit.
    pub work: f64,
    /// How long a processor was at it: less than `work` where other programs of the machine took its time.
    pub processor: f64,
    /// Of the work, the dispatch: what the page itself did in the event's handlers.
    pub handling: f64,
    /// From the start of the dispatch to the frame's commit, waiting included.
    pub to_frame: f64,
}

/// A stretch of time on the trace's clock, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    from: f64,
    to: f64,
}

impl Stretch {
    fn of(event: &Value) -> Option<Stretch> {
        let from = event["ts"].as_f64()?;
        Some(Stretch { from, to: from + event["dur"].as_f64()? })
    }
}

/// What each `keydown` of a trace cost, in their order; `None` where its frame is not in the trace.
///
/// A frame begins only after the task of the key has ended, so that the first commit after it shows the key. Work is
/// counted on the thread that dispatched the key.
pub fn key_costs(events: &[Value]) -> Vec<Option<KeyCost>> {
    let mut keys: Vec<&Value> = events.iter().filter(|event| is_heard(event, "keydown")).collect();
    keys.sort_by(|a, b| start(a).total_cmp(&start(b)));
    let cost = |key: &Value| {
        let dispatch = Stretch::of(key)?;
        let on_thread =
            events.iter().filter(|event| event["pid"] == key["pid"] && event["tid"] == key["tid"]);
        let shows = |event: &&Value| event["name"] == COMMIT && start(event) >= dispatch.to;
        let commit = on_thread.clone().filter(shows).min_by(|a, b| start(a).total_cmp(&start(b)))?;
        let whole = Stretch { from: dispatch.from, to: start(commit) };
        // The clock of the thread stands still while it waits.
        let processor = commit["tts"].as_f64()? - key["tts"].as_f64()?;
        Some(KeyCost {
            work: busy(on_thread.filter_map(Stretch::of), whole) / 1000.0,
            processor: processor / 1000.0,
            handling: (dispatch.to - dispatch.from) / 1000.0,
            to_frame: (whole.to - whole.from) / 1000.0,
        })
    };
    keys.into_iter().map(cost).collect()
}

/// How long the tasks took that took longer than this, of the threads on which the page heard a `scroll`.
pub fn long_tasks(events: &[Value], milliseconds: f64) -> Vec<f64> {
    let thread = |event: &Value| (event["pid"].as_u64(), event["tid"].as_u64());
    let scrolls = events.iter().filter(|event| is_heard(event, "scroll"));
    let threads: HashSet<_> = scrolls.map(thread).collect();
    let tasks = events.iter().filter(|event| event["name"] == "RunTask" && threads.contains(&thread(event)));
    let times = tasks.filter_map(Stretch::of).map(|task| (task.to - task.from) / 1000.0);
    times.filter(|time| *time > milliseconds).collect()
}

/// Whether it is the dispatch of an event of this kind to the page.
fn is_heard(event: &Value, kind: &str) -> bool {
    event["name"] == "EventDispatch" && event["args"]["data"]["type"] == kind
}

fn start(event: &Value) -> f64 {
    event["ts"].as_f64().unwrap_or_default()
}

/// How much of `whole` these stretches cover together, those inside others counted once.
fn busy(stretches: impl Iterator<Item = Stretch>, whole: Stretch) -> f64 {
    let mut inside: Vec<Stretch> = stretches
        .map(|stretch| Stretch { from: stretch.from.max(whole.from), to: stretch.to.min(whole.to) })
        .filter(|stretch| stretch.from < stretch.to)
        .collect();
    inside.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut covered = 0.0;
    let mut end = whole.from;
    for stretch in inside {
        covered += (stretch.to - stretch.from.max(end)).max(0.0);
        end = end.max(stretch.to);
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(name: &str, thread: u32, from: u32, long: u32) -> Value {
        json!({"name": name, "ph": "X", "pid": 1, "tid": thread, "ts": from, "dur": long, "tts": from / 2, "args": {}})
    }

    fn key(from: u32, long: u32) -> Value {
        let mut key = event("EventDispatch", 7, from, long);
        key["args"] = json!({"data": {"type": "keydown"}});
        key
    }

    #[test]
    fn work_is_counted_from_the_key_to_the_frame_that_shows_it_without_the_wait() {
        let trace = [
            // A frame of before, and a task that began before the key.
            event("Commit", 7, 500, 100),
            event("RunTask", 7, 900, 5_200),
            key(1_000, 5_000),
            event("FunctionCall", 7, 1_100, 4_000),
            // Another thread's work is none of the key's.
            event("RunTask", 8, 6_000, 9_000),
            event("Commit", 8, 7_000, 100),
            // A task of the page's own, then the frame, and what comes after it.
            event("RunTask", 7, 8_000, 1_000),
            event("RunTask", 7, 15_000, 4_000),
            event("Layout", 7, 15_500, 2_000),
            event("Commit", 7, 18_000, 500),
            event("RunTask", 7, 20_000, 9_000),
        ];
        let expected = KeyCost { work: 5.1 + 1.0 + 3.0, processor: 8.5, handling: 5.0, to_frame: 17.0 };
        assert_eq!(key_costs(&trace), [Some(expected)]);
    }

    #[test]
    fn keys_of_one_frame_share_it_and_a_key_without_a_frame_has_no_cost() {
        let trace = [key(9_000, 100), key(2_000, 1_000), key(1_000, 500), event("Commit", 7, 4_000, 1_000)];
        let cost = |handling, work, to_frame: f64| {
            Some(KeyCost { work, processor: to_frame / 2.0, handling, to_frame })
        };
        assert_eq!(key_costs(&trace), [cost(0.5, 1.5, 3.0), cost(1.0, 1.0, 2.0), None]);
    }

    #[test]
    fn long_tasks_are_those_of_the_page_that_take_longer() {
        let mut scroll = event("EventDispatch", 7, 10, 5);
        scroll["args"] = json!({"data": {"type": "scroll"}});
        let tasks =
            [(7, 50_000), (7, 51_000), (8, 99_000)].map(|(thread, long)| event("RunTask", thread, 0, long));
        let trace = [&tasks[..], &[event("Layout", 7, 0, 99_000), scroll]].concat();
        assert_eq!(long_tasks(&trace, 50.0), [51.0]);
    }
}
