/* The desk without this file works; with it, nothing typed is lost when a window closes. */
(function () {
  "use strict";
  var form = document.getElementById("act-form");
  var wrong = document.getElementById("wrong") || document.getElementById("refused") || document.getElementById("stale");
  if (wrong) { wrong.focus(); }
  if (!form) { return; }
  var saver = form.querySelector(".zs-autosave");
  var dirty = false;
  form.addEventListener("input", function () { dirty = true; });
  form.addEventListener("submit", function () { dirty = false; });
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.elt === saver && event.detail.successful) { dirty = false; }
  });
  window.addEventListener("pagehide", function () {
    if (dirty && saver) { navigator.sendBeacon(saver.getAttribute("hx-post"), new FormData(form)); }
  });
})();
