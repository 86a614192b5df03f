// <letterbox-form data-bits="16">: does the work that keeps a flood out of the letterbox, so that a
// form is taken in at once. It looks for a number that gives the SHA-256 of the ticket and that number
// so many bits of zero in front (src/work/signals/doorkeeper.hpp). Without script, or over plain http,
// the form is taken in a little later. It begins when somebody starts to type, and works in
// small pieces, so that the page stays quick. Nothing is sent before the button is pressed.
const at_once = 256;

/** How many bits of zero these bytes begin with. */
function zeros(bytes: Uint8Array) {
  let count = 0;
  for (const byte of bytes) {
    count += byte === 0 ? 8 : Math.clz32(byte) - 24;
    if (byte !== 0) break;
  }
  return count;
}

class LetterboxForm extends HTMLElement {
  #work: Promise<void> | undefined;
  #stop = new AbortController();

  connectedCallback() {
    const form = this.querySelector('form');
    if (!form || !globalThis.crypto?.subtle) return;
    const on = { signal: this.#stop.signal };
    form.addEventListener('input', () => this.#begin(form), { ...on, once: true });
    form.addEventListener('submit', (event) => this.#send(form, event), on);
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  #field(form: HTMLFormElement, name: string) {
    return form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  }

  #begin(form: HTMLFormElement) {
    this.#work ??= this.#solve(form);
    return this.#work;
  }

  /** Holds the form back until the work is done; then it goes by itself. */
  #send(form: HTMLFormElement, event: SubmitEvent) {
    if (this.#field(form, 'werk')?.value) return;
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
    if (button) button.disabled = true;
    const said = form.querySelector('[role=status]');
    if (said) said.textContent = 'Even geduld. Je bericht gaat zo weg.';
    void this.#begin(form).then(() => form.submit());
  }

  async #solve(form: HTMLFormElement) {
    const ticket = this.#field(form, 'kaartje')?.value ?? '';
    const answer = this.#field(form, 'werk');
    const bits = Number(this.dataset.bits);
    const letters = new TextEncoder();
    for (let from = 0; answer && !answer.value && !this.#stop.signal.aborted; from += at_once) {
      const digests = await Promise.all(
        Array.from({ length: at_once }, (_, at) =>
          crypto.subtle.digest('SHA-256', letters.encode(`${ticket}.${from + at}`)),
        ),
      );
      const found = digests.findIndex((digest) => zeros(new Uint8Array(digest)) >= bits);
      if (found >= 0) answer.value = String(from + found);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

customElements.define('letterbox-form', LetterboxForm);
