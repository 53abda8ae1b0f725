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
    if (!block) { return; }
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

  // The keys of a row are numbers: region, day, governor, ministry, difference and verdict as the columns are, sources.
  var body = table.tBodies[0];
  var drawings = document.getElementById("rows").children;
  var entries = Array.prototype.map.call(body.rows, function (row, at) {
    return { row: row, drawing: drawings[at], at: at, keys: row.dataset.keys.split("|"), text: null, hidden: false };
  });
  var sorted = entries.slice();

  each(table.tHead.rows[0].cells, function (head, column) {
    if (column > 5) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      each(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sorted.sort(function (a, b) { return (a.keys[column] - b.keys[column]) * (down ? -1 : 1) || a.at - b.at; });
      // The rows move while they are no part of the page, so that it is laid out once.
      table.removeChild(body);
      sorted.forEach(function (entry) { body.appendChild(entry.row); });
      table.appendChild(body);
    });
  });

  var filters = document.getElementById("filters");
  var shown = document.getElementById("shown");
  var fields = filters.querySelectorAll("select, input");
  var columns = { region: 0, day: 1, verdict: 5 };
  var waiting = 0;

  function fits(entry, wanted, needle) {
    for (var name in columns) {
      if (wanted[name] && wanted[name] !== entry.keys[columns[name]]) { return false; }
    }
    if (wanted.source && (" " + entry.keys[6] + " ").indexOf(" " + wanted.source + " ") < 0) { return false; }
    if (!needle) { return true; }
    if (entry.text === null) { entry.text = entry.row.textContent.toLowerCase(); }
    return entry.text.indexOf(needle) >= 0;
  }

  // Only what changes is touched, and nothing is measured.
  function apply() {
    var wanted = {};
    var number = 0;
    clearTimeout(waiting);
    each(fields, function (field) { wanted[field.name] = field.value; });
    var needle = wanted.text.trim().toLowerCase();
    entries.forEach(function (entry) {
      var hidden = !fits(entry, wanted, needle);
      if (hidden !== entry.hidden) { entry.row.hidden = entry.drawing.hidden = entry.hidden = hidden; }
      number += hidden ? 0 : 1;
    });
    shown.textContent = shown.dataset.words.replace("{n}", number).replace("{m}", entries.length);
  }
  filters.addEventListener("input", function (event) {
    clearTimeout(waiting);
    if (event.target.name === "text") { waiting = setTimeout(apply, 150); } else { apply(); }
  });
  document.getElementById("clear").addEventListener("click", function () {
    each(fields, function (field) { field.value = ""; });
    apply();
  });
  filters.hidden = false;

  // A browser keeps what was chosen when a page is loaded again.
  if (Array.prototype.some.call(fields, function (field) { return field.value; })) { apply(); }
})();
