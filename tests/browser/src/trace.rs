//! What a key costs, read off Chromium's trace: the work from the start of its dispatch to the end of the commit of the
//! frame that shows it (style, layout and paint are done by then), the wait for the frame aside.
//!
//! The functions here are pure; the trace itself comes from [`Page::trace`](crate::Page::trace).

use serde_json::Value;

/// What has to be recorded: events of the main thread with what they did, and its tasks.
pub(crate) const CATEGORIES: &str = "devtools.timeline,disabled-by-default-devtools.timeline";

/// A frame's last step on the main thread.
const COMMIT: &str = "Commit";

/// What one event of the keyboard (`keydown`) cost, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyCost {
    /// All that the main thread did between the start of the dispatch and the end of the frame's commit.
    pub work: f64,
    /// Of that, the dispatch: what the page itself did in the event's handlers.
    pub handling: f64,
    /// From the start of the dispatch to the end of the frame's commit, waiting included.
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
    let is_key =
        |event: &Value| event["name"] == "EventDispatch" && event["args"]["data"]["type"] == "keydown";
    let mut keys: Vec<&Value> = events.iter().filter(|event| is_key(event)).collect();
    keys.sort_by(|a, b| start(a).total_cmp(&start(b)));
    let cost = |key: &Value| {
        let dispatch = Stretch::of(key)?;
        let on_thread =
            events.iter().filter(|event| event["pid"] == key["pid"] && event["tid"] == key["tid"]);
        let commits = on_thread.clone().filter(|event| event["name"] == COMMIT).filter_map(Stretch::of);
        let shows = commits.filter(|commit| commit.from >= dispatch.to);
        let commit = shows.min_by(|a, b| a.from.total_cmp(&b.from))?;
        let whole = Stretch { from: dispatch.from, to: commit.from };
        Some(KeyCost {
            work: busy(on_thread.filter_map(Stretch::of), whole) / 1000.0,
            handling: (dispatch.to - dispatch.from) / 1000.0,
            to_frame: (whole.to - whole.from) / 1000.0,
        })
    };
    keys.into_iter().map(cost).collect()
}

/// The tasks of the thread that dispatched keys, or of all threads where none did, that took longer than this.
pub fn long_tasks(events: &[Value], milliseconds: f64) -> Vec<f64> {
    let tasks = events.iter().filter(|event| event["name"] == "RunTask").filter_map(Stretch::of);
    tasks.map(|task| (task.to - task.from) / 1000.0).filter(|time| *time > milliseconds).collect()
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
        json!({"name": name, "ph": "X", "pid": 1, "tid": thread, "ts": from, "dur": long, "args": {}})
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
        let expected = KeyCost { work: 5.1 + 1.0 + 3.5, handling: 5.0, to_frame: 17.5 };
        assert_eq!(key_costs(&trace), [Some(expected)]);
    }

    #[test]
    fn keys_of_one_frame_share_it_and_a_key_without_a_frame_has_no_cost() {
        let trace = [key(9_000, 100), key(2_000, 1_000), key(1_000, 500), event("Commit", 7, 4_000, 1_000)];
        let cost = |handling, work, to_frame| Some(KeyCost { work, handling, to_frame });
        assert_eq!(key_costs(&trace), [cost(0.5, 2.5, 4.0), cost(1.0, 2.0, 3.0), None]);
    }

    #[test]
    fn long_tasks_are_those_of_the_trace_that_take_longer() {
        let trace = [
            event("RunTask", 7, 0, 50_000),
            event("RunTask", 7, 60_000, 51_000),
            event("Layout", 7, 0, 99_000),
        ];
        assert_eq!(long_tasks(&trace, 50.0), [51.0]);
    }
}
