// Speaks with a learning system by cmi5 (xAPI 1.0.3). Without one the course works, and nothing is
// kept. The order that cmi5 asks for: initialized first, terminated last, completed and passed at
// most once a session, each only in the launch mode Normal.
(function () {
  'use strict';
  var launch = new URLSearchParams(location.search);
  var endpoint = launch.get('endpoint');
  var verbs = 'http://adlnet.gov/expapi/verbs/';
  var categories = 'https://w3id.org/xapi/cmi5/context/categories/';
  var started = Date.now();
  var token = '';
  var data = null;
  var over = false;
  // One after another, so that they arrive in their order.
  var line = Promise.resolve();

  function call(method, path, query, body, last) {
    var address = endpoint.replace(/\/?$/, '/') + path + (query ? '?' + new URLSearchParams(query) : '');
    var headers = { Authorization: 'Basic ' + token, 'X-Experience-API-Version': '1.0.3' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    return fetch(address, { method: method, headers: headers, body: body === undefined ? undefined : JSON.stringify(body), keepalive: Boolean(last) });
  }
  function state(id) {
    return { stateId: id, activityId: launch.get('activityId'), agent: launch.get('actor'), registration: launch.get('registration') };
  }
  function uuid() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, function (digit) {
      return (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16);
    });
  }
  function statement(verb, result, moves) {
    var context = JSON.parse(JSON.stringify(data.contextTemplate || {}));
    context.registration = launch.get('registration');
    context.contextActivities = context.contextActivities || {};
    var category = context.contextActivities.category || [];
    category.push({ id: categories + 'cmi5' });
    if (moves) category.push({ id: categories + 'moveon' });
    context.contextActivities.category = category;
    if (result) result.duration = 'PT' + ((Date.now() - started) / 1000).toFixed(2) + 'S';
    var whole = {
      id: uuid(),
      actor: JSON.parse(launch.get('actor')),
      verb: { id: verbs + verb, display: { en: verb } },
      object: { objectType: 'Activity', id: launch.get('activityId') },
      context: context,
      timestamp: new Date().toISOString(),
    };
    if (result) whole.result = result;
    return whole;
  }
  function say(verb, result, moves) {
    line = line.then(function () { return call('POST', 'statements', null, statement(verb, result, moves)); });
  }
  function counts() {
    return data && !over && (data.launchMode || 'Normal') === 'Normal';
  }

  window.zichtLms = {
    start: function () {
      if (!endpoint || !launch.get('fetch')) return Promise.resolve('');
      return fetch(launch.get('fetch'), { method: 'POST' })
        .then(function (answer) { return answer.json(); })
        .then(function (answer) {
          token = answer['auth-token'];
          return call('GET', 'activities/state', state('LMS.LaunchData'));
        })
        .then(function (answer) { return answer.json(); })
        .then(function (found) {
          data = found;
          // cmi5 wants it to be asked for; this course has no sound and one language.
          return call('GET', 'agents/profile', { profileId: 'cmi5LearnerPreferences', agent: launch.get('actor') });
        })
        .then(function () { return call('POST', 'statements', null, statement('initialized')); })
        .then(function () { return call('GET', 'activities/state', state('zicht-stand')); })
        .then(function (answer) { return answer.ok ? answer.json() : {}; })
        .then(function (kept) { return kept.stand || ''; })
        .catch(function () {
          data = null;
          return '';
        });
    },
    save: function (stand) {
      if (!data || over) return;
      line = line.then(function () { return call('PUT', 'activities/state', state('zicht-stand'), { stand: stand }); });
    },
    complete: function () {
      if (!counts()) return;
      say('completed', { completion: true }, true);
      say('passed', { success: true }, true);
    },
    leave: function () {
      if (!data || over) return;
      over = true;
      call('POST', 'statements', null, statement('terminated', {}), true);
    },
    close: function () {
      var self = this;
      line.then(function () {
        self.leave();
        if (data && data.returnURL) location.href = data.returnURL;
        else window.close();
      });
    },
  };
})();
