//! The page's columns: documents, article, lists; the foot below the article.

use super::{Icon, icon};
use yew::prelude::*;

/// What a [`Frame`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FrameProps {
    /// The navigation; `None` where there is no document yet: then the page is the paste box alone.
    #[prop_or_default]
    pub documents: Option<Html>,
    /// The labelling guide, while it is open: in the place of the documents on a wide window, below the article else.
    #[prop_or_default]
    pub guide: Option<Html>,
    /// The header, above the article.
    pub header: Html,
    /// The alert, below the header.
    #[prop_or_default]
    pub alert: Html,
    /// The article, the paste box, or the progress.
    pub children: Html,
    /// What lies beside words of the article: palette, menu.
    #[prop_or_default]
    pub beside: Html,
    /// The three lists; `None` where no document is shown.
    #[prop_or_default]
    pub lists: Option<Html>,
    /// Toolbar or name entry, and the line of status.
    pub foot: Html,
    /// The dialogs.
    #[prop_or_default]
    pub above: Html,
}

/// Three columns on a wide window. On a phone the article has all of it: the documents open from a button, the lists
/// are a sheet from below. Both stay in the page when folded: what is read aloud does not depend on the window.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let documents_open = use_state_eq(|| false);
    let lists_open = use_state_eq(|| false);
    html! {
        <div class={classes!("frame", props.documents.is_none().then_some("first-visit"),
            props.lists.is_some().then_some("with-lists"), props.guide.is_some().then_some("with-guide"))}>
            { skip_links(props) }
            if let Some(documents) = &props.documents {
                <Fold name="Documents" class="side documents-side" sign={Icon::Papers} open={documents_open}>
                    { documents.clone() }
                </Fold>
            }
            { props.header.clone() }
            { props.alert.clone() }
            <main class="main">{ props.children.clone() }{ props.beside.clone() }</main>
            if let Some(guide) = &props.guide {
                { guide.clone() }
            }
            if let Some(lists) = &props.lists {
                <Fold name="Lists" class="side lists-side" sign={Icon::Up} open={lists_open}>
                    <div class="lists" id="lists" tabindex="-1">{ lists.clone() }</div>
                </Fold>
            }
            <footer class="foot" id="actions" tabindex="-1">{ props.foot.clone() }</footer>
            { props.above.clone() }
        </div>
    }
}

fn skip_links(props: &FrameProps) -> Html {
    let link = |to: &'static str, label: &'static str| html! { <a href={to}>{ label }</a> };
    html! {
        <div class="skip">
            if props.lists.is_some() {
                { link("#article", "Skip to the article") }
                { link("#lists", "Skip to the lists") }
                { link("#actions", "Skip to the actions") }
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FoldProps {
    name: AttrValue,
    class: AttrValue,
    sign: Icon,
    open: UseStateHandle<bool>,
    children: Html,
}

/// A column that a narrow window folds to its button; a wide one hides the button.
#[component]
fn Fold(props: &FoldProps) -> Html {
    let toggle = {
        let open = props.open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let (open, word) = if *props.open { ("true", "Hide") } else { ("false", "Show") };
    html! {
        <div class={classes!(props.class.to_string(), props.open.then_some("open"))}>
            <button type="button" class="fold" onclick={toggle} aria-expanded={open}>
                { icon(props.sign) }<span>{ format!("{word} {}", props.name.to_lowercase()) }</span>
            </button>
            { props.children.clone() }
        </div>
    }
}

/// What an [`ArticleRegion`] needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticleProps {
    /// The text, in its textbox.
    pub children: Html,
}

/// The region "Article". It is what scrolls.
#[component]
pub fn ArticleRegion(props: &ArticleProps) -> Html {
    html! {
        <section class="article" id="article" aria-labelledby="article-title" tabindex="-1">
            <h2 id="article-title" class="vh">{ "Article" }</h2>
            { props.children.clone() }
        </section>
    }
}
