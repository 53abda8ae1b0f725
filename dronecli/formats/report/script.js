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

  // Each tile shows the gravest of its rows that are shown, of equal ones that with the greatest difference.
  var map = document.getElementById("map");
  var tileOf = {};
  var tiles = Array.prototype.map.call(map.querySelectorAll("a"), function (link) {
    var tile = { link: link, best: null, number: 0, name: link.querySelector(".name").textContent };
    link.dataset.places.split(" ").forEach(function (place) { tileOf[place] = tile; });
    return tile;
  });
  function graver(a, b) { return a.keys[5] - b.keys[5] || b.keys[4] - a.keys[4] || a.at - b.at; }
  function figure(cell) { var side = cell.querySelector("a, b"); return side ? side.textContent : "–"; }

  function show(tile) {
    var link = tile.link;
    var figures = link.querySelector(".figures");
    var title = tile.name + ": –";
    link.setAttribute("class", "tile none");
    link.querySelector(".mark").textContent = figures.textContent = "";
    link.querySelector(".count").textContent = tile.number > 1 ? "×" + tile.number : "";
    figures.removeAttribute("textLength");
    if (!tile.best) {
      link.removeAttribute("href");
    } else {
      var cells = tile.best.row.cells;
      var verdict = cells[5].firstElementChild;
      var words = { place: cells[0].textContent, day: cells[1].textContent, g: figure(cells[2]), m: figure(cells[3]) };
      words.verdict = verdict.lastChild.textContent.trim();
      title = map.dataset.tile.replace(/\{(\w+)\}/g, function (gap, name) { return words[name]; });
      if (tile.number > 1) { title += "; " + map.dataset.gravest.replace("{n}", tile.number); }
      link.setAttribute("class", verdict.className.replace("v ", "tile "));
      link.setAttribute("href", "#" + tile.best.drawing.id);
      link.querySelector(".mark").textContent = verdict.firstElementChild.textContent;
      figures.textContent = words.g + " | " + words.m;
      if (figures.textContent.length > 6) {
        figures.setAttribute("textLength", "54");
        figures.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
    }
    link.querySelector("title").textContent = title;
  }

  // Only what changes is touched, and nothing is measured.
  function apply() {
    var wanted = {};
    var number = 0;
    clearTimeout(waiting);
    each(fields, function (field) { wanted[field.name] = field.value; });
    var needle = wanted.text.trim().toLowerCase();
    tiles.forEach(function (tile) { tile.best = null; tile.number = 0; });
    entries.forEach(function (entry) {
      var hidden = !fits(entry, wanted, needle);
      if (hidden !== entry.hidden) { entry.row.hidden = entry.drawing.hidden = entry.hidden = hidden; }
      if (hidden) { return; }
      var tile = tileOf[entry.keys[0]];
      if (!tile.best || graver(entry, tile.best) < 0) { tile.best = entry; }
      tile.number += 1;
      number += 1;
    });
    tiles.forEach(show);
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
