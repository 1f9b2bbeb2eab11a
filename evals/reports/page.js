(function () {
  var verdict = document.getElementById("verdict");
  var kind = document.getElementById("kind");
  var words = document.getElementById("words");
  var count = document.getElementById("count");
  var questions = Array.prototype.slice.call(document.querySelectorAll("details.question"));
  function filter() {
    var wanted = words.value.toLowerCase();
    var shown = 0;
    questions.forEach(function (question) {
      var fits = (!verdict.value || question.classList.contains(verdict.value)) &&
        (!kind.value || question.dataset.kind === kind.value) &&
        (!wanted || question.textContent.toLowerCase().indexOf(wanted) >= 0);
      question.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown + " van " + questions.length + " vragen";
  }
  [verdict, kind, words].forEach(function (field) { field.addEventListener("input", filter); });
  filter();
})();
