"use strict";
{
  const form = document.getElementById("filters");
  const articles = Array.from(document.querySelectorAll("article[data-rule]"));
  const files = Array.from(document.querySelectorAll("section.file"));
  const shown = document.getElementById("shown");
  const apply = () => {
    const wanted = Array.from(form.querySelectorAll("select")).filter((s) => s.value !== "");
    let count = 0;
    for (const a of articles) {
      a.hidden = !wanted.every((s) => a.dataset[s.name] === s.value);
      count += a.hidden ? 0 : 1;
    }
    for (const f of files) {
      f.hidden = !f.querySelector("article:not([hidden])");
    }
    shown.textContent = `${count} of ${articles.length} shown`;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
  }
}
