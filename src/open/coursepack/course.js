// Plays a course: one screen at a time, marks answers, and tells the learning system (window.zichtLms)
// how far the learner is. The rules are those of open/training/path.cpp.
(function () {
  'use strict';
  var course = window.zichtCourse;
  var lms = window.zichtLms;
  var done = {};
  var letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  var told = false;

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }
  function count(items) {
    return items.filter(function (item) { return done[item]; }).length;
  }

  // What is done, as the site writes it in an address: the version, and six items a letter.
  function toStand() {
    var text = '';
    for (var at = 0; at < course.items.length; at += 6) {
      var letter = 0;
      for (var bit = 0; bit < 6; ++bit) if (done[course.items[at + bit]]) letter |= 1 << bit;
      text += letters[letter];
    }
    return course.version + '-' + text;
  }
  function fromStand(stand) {
    var parts = /^(\d+)-([\w-]*)$/.exec(stand || '');
    if (!parts || Number(parts[1]) !== course.version) return;
    course.items.forEach(function (item, at) {
      var letter = letters.indexOf(parts[2].charAt(Math.floor(at / 6)));
      if (letter >= 0 && letter & (1 << at % 6)) done[item] = true;
    });
  }

  function stateOf(part) {
    if (part.item) return { done: Boolean(done[part.item]), reason: done[part.item] ? 'Klaar.' : '' };
    var right = count(part.questions);
    var unseen = part.reflections.length - count(part.reflections);
    var reason = right + ' van de ' + part.questions.length + ' vragen goed.';
    if (right < part.needed) reason += ' Je hebt er ' + part.needed + ' nodig.';
    if (unseen > 0) reason += unseen === 1 ? ' Bekijk nog de reflectievraag.' : ' Bekijk nog ' + unseen + ' reflectievragen.';
    return { done: right >= part.needed && unseen === 0, reason: right > 0 || unseen < part.reflections.length ? reason : '' };
  }

  function refresh() {
    var ready = 0;
    course.parts.forEach(function (part, at) {
      var state = stateOf(part);
      if (state.done) ++ready;
      var row = document.querySelector('[data-deel="' + at + '"]');
      row.querySelector('.state').textContent = state.done ? '●' : '○';
      row.querySelector('.reason').textContent = state.done && !part.item ? state.reason + ' Klaar.' : state.reason;
    });
    all('[data-bij-item]').forEach(function (mark) { mark.textContent = done[mark.dataset.bijItem] ? '●' : '○'; });
    var complete = ready === course.parts.length;
    document.getElementById('stand').textContent = complete
      ? 'Klaar. Je hebt elk onderdeel afgerond.'
      : ready + ' van de ' + course.parts.length + ' onderdelen zijn klaar.';
    return complete;
  }

  function add(item) {
    done[item] = true;
    lms.save(toStand());
    if (refresh() && !told) {
      told = true;
      lms.complete();
    }
  }

  // ---- screens ----
  function show() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1))) || document.getElementById('begin');
    var screen = target.closest('.screen') || document.getElementById('begin');
    all('.screen').forEach(function (one) { one.hidden = one !== screen; });
    if (target === screen) {
      var heading = screen.querySelector('h1, h2');
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    } else {
      target.scrollIntoView();
    }
  }

  // ---- questions ----
  function same(one, other) {
    return one.length === other.length && one.every(function (value, at) { return value === other[at]; });
  }
  function mark(form) {
    var question = course.questions[form.dataset.vraag];
    var said = form.querySelector('.said');
    var given;
    if (question.form === 'volgorde') {
      given = all('select', form).map(function (place) { return Number(place.value); });
      if (given.indexOf(0) >= 0) return (said.textContent = 'Geef elke stap een plek.');
      if (given.some(function (place, at) { return given.indexOf(place) !== at; })) return (said.textContent = 'Een plek staat er twee keer. Geef elke stap een eigen plek.');
    } else {
      given = all('input:checked', form).map(function (input) { return Number(input.value); });
      if (given.length === 0) return (said.textContent = 'Kies eerst een antwoord.');
    }
    var right = same(given, question.right);
    all('.answer', form).forEach(function (answer, at) {
      var chosen = question.form === 'volgorde' ? given[at] === question.right[at] : given.indexOf(at + 1) >= 0;
      answer.querySelector('.answer__remark').hidden = !(right || chosen);
    });
    said.textContent = right ? 'Dit klopt.' : 'Nog niet helemaal. Lees wat erbij staat en probeer het gerust opnieuw.';
    if (right) add('vraag:' + form.dataset.vraag);
  }

  document.addEventListener('submit', function (event) {
    event.preventDefault();
    mark(event.target);
  });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.klaar) {
      add(button.dataset.klaar);
      location.hash = button.dataset.naar;
    } else if (button.dataset.keuze) {
      var step = button.closest('.screen');
      all('.scenario__said', step).forEach(function (one) { one.hidden = one.dataset.bij !== button.dataset.keuze; });
      var shown = step.querySelector('.scenario__said:not([hidden])');
      shown.tabIndex = -1;
      shown.focus();
    } else if (button.id === 'sluiten') {
      lms.close();
    }
  });
  window.addEventListener('hashchange', show);
  window.addEventListener('pagehide', function () { lms.leave(); });

  all('.scenario__said, .answer__remark').forEach(function (one) { one.hidden = true; });
  document.documentElement.classList.add('plays');
  lms.start().then(function (stand) {
    fromStand(stand);
    // What was complete before, is not told again.
    told = refresh();
    show();
    document.documentElement.dataset.ready = 'yes';
  });
})();
