// A browser without pages: connections that stay open, and one cookie.
import { Agent, request } from 'node:http';

export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  constructor(port, cookie) {
    this.port = port;
    this.headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0', ...(cookie ? { cookie } : {}) };
  }
  send(method, path, body) {
    return new Promise((resolve, reject) => {
      const headers = body === undefined ? this.headers : { ...this.headers, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
      const asked = request({ port: this.port, host: '127.0.0.1', agent: this.#agent, method, path, headers }, (answer) => {
        answer.setEncoding('utf8');
        let text = '';
        answer.on('data', (part) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
        answer.on('error', reject);
      });
      // The program may close a connection that lay idle in the moment in which it is used again. Then a
      // browser asks once more, where that changes nothing.
      asked.on('error', (error) => {
        if (error.code === 'ECONNRESET' && asked.reusedSocket && method === 'GET') this.send(method, path).then(resolve, reject);
        else reject(error);
      });
      asked.end(body);
    });
  }
  get(path) {
    return this.send('GET', path);
  }
  post(path, fields) {
    return this.send('POST', path, new URLSearchParams(fields).toString());
  }
}
