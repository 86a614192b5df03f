// What the document of the API promises, held against what was asked and answered.
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/** The document, in which an object has what is told of it and nothing else: what comes along unnoticed
 * is read by someone, and then missed. A reference to a schema is found from everywhere. */
function strict(text) {
  const close = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'object' && node.properties) node.additionalProperties ??= false;
    Object.values(node).forEach(close);
  };
  const document = JSON.parse(text.replaceAll('"#/components/schemas/', '"schema:'));
  close(document);
  return document;
}

/** What cannot be decoded stays as it is: the program has to refuse it. */
const decoded = (part) => new URLSearchParams(`part=${part.replaceAll('+', '%2B')}`).get('part');

export class Contract {
  constructor(text) {
    this.document = strict(text);
    this.ajv = addFormats(new Ajv({ allErrors: true }));
    this.ajv.addVocabulary(['example']);
    for (const [name, schema] of Object.entries(this.document.components.schemas)) this.ajv.addSchema(schema, `schema:${name}`);
  }

  /** What the document says of this path: its methods, and what stands where it has braces. Or nothing. */
  place(path) {
    const fits = (name) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
    const names = Object.keys(this.document.paths).sort((one, other) => one.includes('{') - other.includes('{'));
    const name = names.find(fits);
    if (!name) return undefined;
    const captured = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const values = fits(name).slice(1).map(decoded);
    return { methods: this.document.paths[name], captures: Object.fromEntries(captured.map((key, at) => [key, values[at]])) };
  }

  /** What is wrong with an exchange: a sentence each, none where it is as the document says.
   * `path` is what comes after /v1, with its query; `body` is text. */
  wrongs({ method, path, status, headers, body }) {
    const url = new URL(`http://here${path}`);
    const place = this.place(url.pathname);
    const answer = { status, headers, body: method === 'HEAD' ? undefined : body };
    if (!place) return this.refusal(answer, [404, 400], 'an address that the document does not know');
    const operation = place.methods[method === 'HEAD' ? 'get' : method.toLowerCase()];
    if (!operation) {
      const known = Object.keys(place.methods).flatMap((name) => (name === 'get' ? ['GET', 'HEAD'] : [name.toUpperCase()])).join(', ');
      const allowed = headers.get('allow') === known ? [] : [`Allow is "${headers.get('allow')}" and not "${known}"`];
      return [...this.refusal(answer, [405], `${method}, which the document does not know here`), ...allowed];
    }
    const response = this.follow(operation.responses[status]);
    if (!response) return [`the document does not know ${status} here`];
    const asked = this.wrong_question(operation, place.captures, url.searchParams);
    const let_through = status < 400 && asked.length > 0 ? [`it should have been refused: ${asked.join('; ')}`] : [];
    return [...let_through, ...this.wrong_answer(response, answer)];
  }

  follow(node) {
    return node?.$ref ? node.$ref.slice('#/'.length).split('/').reduce((at, key) => at[key], this.document) : node;
  }

  /** What is wrong with a value by a schema. */
  misfits(schema, value, name) {
    const check = this.ajv.compile(schema); // Which it keeps.
    return check(value) ? [] : check.errors.map(({ instancePath, message, params }) => `${name}${instancePath} ${message}${params.additionalProperty ? `: ${params.additionalProperty}` : ''}`);
  }

  wrong_question(operation, captures, query) {
    const parameters = (operation.parameters ?? []).map((each) => this.follow(each));
    const known = new Set(parameters.filter((each) => each.in === 'query').map((each) => each.name));
    const unknown = [...query.keys()].filter((name) => !known.has(name)).map((name) => `there is no parameter ${name}`);
    const wrong = parameters.flatMap(({ in: where, name, required, schema }) => {
      const values = where === 'path' ? [captures[name]] : query.getAll(name);
      if (values.length === 0 && required) return [`${name} is missing`];
      return values.flatMap((value) => this.misfits(schema, value, name));
    });
    return [...unknown, ...wrong];
  }

  wrong_answer(response, { status, headers, body }) {
    const wrong = Object.entries(response.headers ?? {}).flatMap(([name, reference]) => {
      const { required, schema } = this.follow(reference);
      const value = headers.get(name);
      if (value === null) return required ? [`the header ${name} is missing`] : [];
      return this.misfits(schema, value, name);
    });
    const type = headers.get('content-type')?.split(';')[0];
    const content = response.content?.[type];
    if (!content) return [...wrong, `the document does not know the type ${type} here`];
    return body === undefined ? wrong : [...wrong, ...this.wrong_body(content.schema, status, body)];
  }

  wrong_body(schema, status, body) {
    let value;
    try {
      value = JSON.parse(body);
    } catch (broken) {
      return [`the body is no JSON: ${broken.message}`];
    }
    const other = status >= 400 && value?.status !== status ? [`the body speaks of ${value?.status}`] : [];
    return [...this.misfits(schema, value, 'the body'), ...other];
  }

  /** What every refusal is, also where the document has no place for it. */
  refusal(answer, statuses, what) {
    if (!statuses.includes(answer.status)) return [`${what} is answered with ${answer.status} and not with ${statuses.join(' or ')}`];
    return this.wrong_answer(this.document.components.responses.NietGevonden, answer);
  }
}

export const contract = new Contract(await readFile(new URL('../../src/open/monitor/openapi.json', import.meta.url), 'utf8'));
