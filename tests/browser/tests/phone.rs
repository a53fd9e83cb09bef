//! On a phone the article has the whole width, and nothing has to be moved sideways to be read.

use anyhow::{Result, ensure};
use browser_tests::browse;
use serde_json::json;

#[test]
fn nothing_is_wider_than_a_phone() -> Result<()> {
    browse(async |page| {
        page.resize(390, 844).await?;
        page.open().await?;
        page.click_on("button", "Try an example").await?;
        page.annotated().await?;
        page.press("j").await?;
        let wide = page
            .script(
                "const article = document.querySelector('[data-block]').closest('section');
                 if (article.scrollWidth <= article.clientWidth) return [];
                 const edge = article.getBoundingClientRect().left + article.clientWidth;
                 return [...article.querySelectorAll('*')]
                   .filter((inner) => inner.getBoundingClientRect().right > edge + 1)
                   .map((inner) => `${inner.tagName} ${inner.getAttribute('class')} ${inner.getBoundingClientRect().right}`)
                   .concat(`section ${article.scrollWidth} of ${article.clientWidth}`);",
            )
            .await?;
        ensure!(wide == json!([]), "{wide:#}");
        Ok(())
    })
}
