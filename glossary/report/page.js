"use strict";
// The data of the page to its list, its explanations and its keys. Text only ever goes in as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const [NL, STATUS, FIELD, TIMES, TERMHOOD, ENGLISH, FORMS, SUBFIELD, REASON] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const byId = (id) => document.getElementById(id);
  const prose = byId("prose"), card = byId("card"), tip = byId("tip"), search = byId("search");
  const status = byId("status"), field = byId("field"), count = byId("count"), body = byId("terms").tBodies[0];
  const marks = [...prose.querySelectorAll("mark")];
  const places = new Map();
  let current = -1, pinned = false, chosen = -1;

  function make(tag, name, ...content) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content);
    return element;
  }
  const dutch = (element) => { element.lang = "nl"; return element; };
  const best = (term) => (term[ENGLISH].length ? term[ENGLISH][0][0] : "");
  const confidence = (term) => (term[ENGLISH].length ? term[ENGLISH][0][1] : 0);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const termOf = (mark) => Number(mark.dataset.t);
  const isOff = (mark) => prose.classList.contains("hide-" + mark.className.charAt(0));

  // ---- the text ----
  marks.forEach((mark, at) => {
    mark.setAttribute("role", "button");
    mark.tabIndex = at ? -1 : 0;
    const term = termOf(mark);
    if (!places.has(term)) places.set(term, []);
    places.get(term).push(at);
  });

  function chip(term) {
    const kind = term[STATUS];
    return make("span", "chip " + data.classes[kind], data.signs[kind] + " " + data.names[kind]);
  }

  function track(value) {
    const bar = make("i");
    bar.style.width = Math.round(value * 100) + "%";
    const outer = make("span", "track", bar);
    outer.setAttribute("aria-hidden", "true");
    return make("span", "conf", outer, value.toFixed(2));
  }

  function reasons(numbers) {
    const list = make("ul", "why");
    for (const number of numbers) {
      const [kind, text] = data.evidence[number];
      list.append(make("li", "", make("span", "kind", kind + ": "), text));
    }
    return list;
  }

  function button(text, act) {
    const element = make("button", "", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  function facts(term) {
    const found = [data.fields[term[FIELD]] + (term[SUBFIELD] ? ", " + term[SUBFIELD] : "")];
    found.push(term[TIMES] + (term[TIMES] === 1 ? " time" : " times"));
    if (term[TERMHOOD]) found.push("termhood " + term[TERMHOOD].toFixed(2));
    return make("p", "facts", ...found.map((fact) => make("span", "", fact)));
  }

  function explain(number) {
    const term = data.terms[number];
    const heading = dutch(make("h3", "", term[NL]));
    heading.tabIndex = -1;
    const parts = [heading, make("p", "best", best(term) || "no English yet"), make("p", "", chip(term))];
    // What a person decided is not a matter of confidence.
    if (term[ENGLISH].length && data.classes[term[STATUS]] !== "a") parts[2].append(" ", track(confidence(term)));
    parts.push(facts(term));
    if (term[REASON]) parts.push(make("p", "", "Rejected: " + term[REASON]));
    if (term[ENGLISH].length && term[ENGLISH][0][2].length) parts.push(make("p", "sub", "Why"), reasons(term[ENGLISH][0][2]));
    if (term[ENGLISH].length > 1) {
      const others = make("ul", "alts");
      for (const [english, value] of term[ENGLISH].slice(1)) others.append(make("li", "", make("span", "", english), track(value)));
      parts.push(make("p", "sub", "Other suggestions"), others);
    }
    if (term[FORMS].length > 1) parts.push(make("p", "sub", "Forms"), dutch(make("p", "why", term[FORMS].join(" · "))));
    if (pinned) {
      const acts = make("div", "acts");
      if ((places.get(number) || []).length > 1) acts.append(button("Next place", () => step(1, true, true)));
      acts.append(button("In the list", () => inList(number)), button("Close", close));
      parts.push(acts);
    }
    card.replaceChildren(...parts);
  }

  function rest() {
    card.replaceChildren(make("p", "empty", "The term you point at is explained here."));
  }

  function showTip(mark) {
    const term = data.terms[termOf(mark)];
    const value = term[ENGLISH].length && data.classes[term[STATUS]] !== "a" ? " · " + confidence(term).toFixed(2) : "";
    tip.textContent = (best(term) || "no English yet") + " · " + data.names[term[STATUS]] + value;
    tip.hidden = false;
    const box = mark.getClientRects()[0], own = tip.getBoundingClientRect();
    const above = box.top - own.height - 6;
    tip.style.left = Math.max(4, Math.min(box.left, document.documentElement.clientWidth - own.width - 4)) + scrollX + "px";
    tip.style.top = (above > 50 ? above : box.bottom + 6) + scrollY + "px";
    mark.setAttribute("aria-describedby", "tip");
  }

  function hideTip() {
    tip.hidden = true;
    for (const mark of prose.querySelectorAll("[aria-describedby]")) mark.removeAttribute("aria-describedby");
  }

  function preview(mark) {
    if (isOff(mark)) return;
    showTip(mark);
    if (!pinned) explain(termOf(mark));
  }

  function highlight(number) {
    for (const at of places.get(chosen) || []) marks[at].classList.remove("on");
    chosen = number;
    for (const at of places.get(chosen) || []) marks[at].classList.add("on");
  }

  function focusMark(at) {
    if (current >= 0) marks[current].tabIndex = -1;
    else marks[0].tabIndex = -1;
    current = at;
    marks[at].tabIndex = 0;
    marks[at].focus();
  }

  function pin(mark) {
    pinned = true;
    hideTip();
    explain(termOf(mark));
    highlight(termOf(mark));
    // On a narrow screen the explanation lies over the foot of the text.
    const low = mark.getBoundingClientRect().bottom, top = card.getBoundingClientRect().top;
    if (getComputedStyle(byId("panel")).position === "fixed" && low > top) scrollBy(0, low - top + 24);
  }

  function close() {
    hideTip();
    if (!pinned) return;
    pinned = false;
    highlight(-1);
    rest();
    if (current >= 0 && card.contains(document.activeElement) === false && document.activeElement !== document.body) return;
    if (current >= 0) marks[current].focus();
  }

  // To the next shown mark, or the next place of the same term; `keep` pins it there.
  function step(way, same, keep) {
    if (current < 0) return;
    let at = current;
    if (same) {
      const own = places.get(termOf(marks[current]));
      at = own[(own.indexOf(current) + way + own.length) % own.length];
    } else {
      do at += way; while (at >= 0 && at < marks.length && isOff(marks[at]));
      if (at < 0 || at >= marks.length) return;
    }
    focusMark(at);
    if (keep || pinned) pin(marks[at]);
  }

  const over = (event) => event.target.closest("mark");
  prose.addEventListener("mouseover", (event) => { if (over(event)) preview(over(event)); });
  prose.addEventListener("mouseout", (event) => {
    if (!over(event)) return;
    hideTip();
    if (!pinned && !prose.contains(document.activeElement)) rest();
  });
  prose.addEventListener("focusin", (event) => {
    const mark = over(event);
    if (!mark) return;
    if (current >= 0 && marks[current] !== mark) marks[current].tabIndex = -1;
    current = marks.indexOf(mark);
    preview(mark);
  });
  prose.addEventListener("focusout", () => { hideTip(); });
  prose.addEventListener("click", (event) => {
    const mark = over(event);
    if (!mark || isOff(mark)) return;
    focusMark(marks.indexOf(mark));
    pin(mark);
  });
  const KEYS = {
    ArrowRight: () => step(1), ArrowLeft: () => step(-1),
    ArrowDown: () => step(1, true), ArrowUp: () => step(-1, true),
    Home: () => focusMark(marks.findIndex((mark) => !isOff(mark))),
    End: () => focusMark(marks.findLastIndex((mark) => !isOff(mark))),
  };
  prose.addEventListener("keydown", (event) => {
    const mark = over(event);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pin(mark);
      card.querySelector("h3").focus();
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.querySelector(".legend").addEventListener("change", (event) => {
    prose.classList.toggle("hide-" + event.target.dataset.kind, !event.target.checked);
    const shown = marks.findIndex((mark) => !isOff(mark));
    marks.forEach((mark, at) => { mark.tabIndex = at === shown ? 0 : -1; });
    current = -1;
  });

  // ---- the list ----
  const COLUMNS = {
    rank: (term, at) => at, nl: (term) => fold(term[NL]), en: (term) => fold(best(term)), confidence,
    status: (term) => term[STATUS], field: (term) => data.fields[term[FIELD]] + " " + term[SUBFIELD],
    times: (term) => term[TIMES], termhood: (term) => term[TERMHOOD],
  };
  const DOWNWARD = ["confidence", "times", "termhood"];
  const compare = new Intl.Collator("nl", { numeric: true }).compare;
  const haystacks = data.terms.map((term) => fold([term[NL], ...term[FORMS], ...term[ENGLISH].map((one) => one[0])].join("\n")));
  const rows = data.terms.map(row);
  let order = data.terms.map((_, at) => at);

  function row(term, at) {
    const name = (places.get(at) || []).length ? button(term[NL], () => goTo(at)) : make("span", "", term[NL]);
    if (name.type) name.className = "go";
    const others = term[ENGLISH].slice(1, 3).map((one) => one[0]).join(", ");
    const english = make("td", "", best(term) || "—");
    if (others) english.append(" ", make("span", "more", others));
    const value = term[ENGLISH].length ? track(confidence(term)) : "";
    const subfield = term[SUBFIELD] ? make("span", "more", " " + term[SUBFIELD]) : "";
    const line = make("tr", "", make("td", "num", String(at + 1)), dutch(make("td", "", name)), english, make("td", "", value),
      make("td", "", chip(term)), make("td", "", data.fields[term[FIELD]], subfield), make("td", "num", String(term[TIMES])),
      make("td", "num", term[TERMHOOD] ? term[TERMHOOD].toFixed(2) : "—"));
    return line;
  }

  function goTo(number) {
    const at = places.get(number)[0];
    if (isOff(marks[at])) document.querySelector(`.legend [data-kind=${marks[at].className.charAt(0)}]`).click();
    focusMark(at);
    pin(marks[at]);
    marks[at].scrollIntoView({ block: "center" });
  }

  function inList(number) {
    search.value = data.terms[number][NL];
    status.value = field.value = "";
    filter();
    search.focus();
    byId("list").scrollIntoView();
  }

  function filter() {
    const wanted = fold(search.value.trim());
    const kept = order.filter((at) => {
      const term = data.terms[at];
      return (!wanted || haystacks[at].includes(wanted)) && (!status.value || term[STATUS] === Number(status.value))
        && (!field.value || term[FIELD] === Number(field.value));
    });
    body.replaceChildren(...kept.map((at) => rows[at]));
    const all = data.terms.length;
    count.textContent = kept.length === all ? `${all} terms` : `${kept.length} of ${all} terms`;
  }

  function sortBy(name, downward) {
    const key = COLUMNS[name], values = data.terms.map(key);
    const way = downward ? -1 : 1;
    order = data.terms.map((_, at) => at).sort((one, other) => {
      const a = values[one], b = values[other];
      return way * (typeof a === "number" ? a - b : compare(a, b)) || one - other;
    });
  }

  for (const header of byId("terms").tHead.querySelectorAll("button")) {
    header.addEventListener("click", () => {
      const cell = header.parentElement, name = header.dataset.sort, was = cell.getAttribute("aria-sort");
      const downward = was ? was === "ascending" : DOWNWARD.includes(name);
      for (const other of cell.parentElement.children) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", downward ? "descending" : "ascending");
      sortBy(name, downward);
      filter();
    });
  }
  search.addEventListener("input", filter);
  status.addEventListener("change", filter);
  field.addEventListener("change", filter);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  // ---- colours ----
  const theme = byId("theme"), root = document.documentElement;
  let dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const name = () => { theme.textContent = dark ? "Light colours" : "Dark colours"; };
  theme.addEventListener("click", () => { dark = !dark; root.style.colorScheme = dark ? "dark" : "light"; name(); });
  addEventListener("beforeprint", () => { root.style.colorScheme = ""; });
  name();
})();
