"use strict";
(function () {
  var table = document.getElementById("places");
  function each(list, act) { Array.prototype.forEach.call(list, act); }

  // The words that belong to the claim that a link leads to stand out alone in its sentence.
  function focus() {
    each(document.querySelectorAll(".focus"), function (block) { block.classList.remove("focus"); });
    each(document.querySelectorAll("mark.here"), function (mark) { mark.classList.remove("here"); });
    var claim = document.getElementById(location.hash.slice(1));
    var block = claim && claim.closest(".sentence");
    if (!block || claim.tagName !== "LI") { return; }
    each(block.querySelectorAll("mark"), function (mark) {
      if ((" " + mark.dataset.of + " ").indexOf(" " + claim.id + " ") >= 0) {
        mark.classList.add("here");
        block.classList.add("focus");
      }
    });
  }
  window.addEventListener("hashchange", focus);
  focus();
  if (!table) { return; }

  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var entries = rows.map(function (row) {
    return { row: row, timeline: document.getElementById(row.dataset.timeline), text: "", keys: row.dataset.order.split("|") };
  });

  each(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      each(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      entries.sort(function (a, b) { return (a.keys[column] - b.keys[column]) * (down ? -1 : 1); });
      var all = document.createDocumentFragment();
      entries.forEach(function (entry) { all.appendChild(entry.row); });
      body.appendChild(all);
    });
  });

  var filters = document.getElementById("filters");
  var shown = document.getElementById("shown");
  var fields = filters.querySelectorAll("select, input");
  function apply() {
    var wanted = {};
    each(fields, function (field) { wanted[field.name] = field.value; });
    var needle = wanted.text.trim().toLowerCase();
    var number = 0;
    entries.forEach(function (entry) {
      var data = entry.row.dataset;
      var fits = (!wanted.region || wanted.region === data.region) && (!wanted.day || wanted.day === data.day) &&
        (!wanted.verdict || wanted.verdict === data.verdict) &&
        (!wanted.source || (" " + data.sources + " ").indexOf(" " + wanted.source + " ") >= 0);
      if (fits && needle) {
        entry.text = entry.text || entry.row.textContent.toLowerCase();
        fits = entry.text.indexOf(needle) >= 0;
      }
      entry.row.hidden = !fits;
      if (entry.timeline) { entry.timeline.hidden = !fits; }
      number += fits ? 1 : 0;
    });
    shown.textContent = shown.dataset.words.replace("{n}", number).replace("{m}", entries.length);
  }
  filters.addEventListener("input", apply);
  document.getElementById("clear").addEventListener("click", function () {
    each(fields, function (field) { field.value = ""; });
    apply();
  });
  filters.hidden = false;
  apply();
})();
