//! The page.

fn main() {
    yew::Renderer::<galley::web::view::app::App>::new().render();
}
