// <quick-exit><a href>: leave this site at once. The link works by itself; this adds that the page
// is covered while the next one loads, that this page is left out of the history, and the Shift key:
// three times within five seconds. After "exit this page" of GOV.UK. It opens no extra tab.
const presses_needed = 3;
const time_allowed = 5000;

class QuickExit extends HTMLElement {
  #presses = 0;
  #shift_alone = false;
  #timer = 0;
  #said: HTMLElement | undefined;
  #stop = new AbortController();

  connectedCallback() {
    const on = { signal: this.#stop.signal };
    this.querySelector('a')?.addEventListener('click', (event) => this.#leave(event), on);
    document.addEventListener('keydown', (event) => (this.#shift_alone = event.key === 'Shift' && !event.repeat), on);
    document.addEventListener('keyup', (event) => this.#released(event), on);
    // The page comes back from the history as it was left: uncover it.
    addEventListener('pageshow', () => document.querySelector('.exit-cover')?.remove(), on);
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Counts a Shift that came up without another key in between: a capital letter is not a press. */
  #released(event: KeyboardEvent) {
    if (event.key !== 'Shift' || !this.#shift_alone) return;
    this.#shift_alone = false;
    this.#presses += 1;
    clearTimeout(this.#timer);
    if (this.#presses >= presses_needed) {
      this.#leave();
      return;
    }
    const left = presses_needed - this.#presses;
    this.#say(`Druk nog ${left} keer op Shift om weg te gaan.`);
    this.#timer = window.setTimeout(() => {
      this.#presses = 0;
      this.#say('Weggaan met Shift is gestopt.');
    }, time_allowed);
  }

  #say(words: string) {
    if (!this.#said) {
      this.#said = document.createElement('span');
      this.#said.className = 'visually-hidden';
      this.#said.setAttribute('role', 'status');
      this.append(this.#said);
    }
    this.#said.textContent = words;
  }

  #leave(event?: Event) {
    const link = this.querySelector('a');
    if (!link) return;
    event?.preventDefault();
    this.#say('De pagina gaat weg.');
    const cover = document.createElement('div');
    cover.className = 'exit-cover';
    document.body.append(cover);
    document.title = '…';
    location.replace(link.href);
  }
}

customElements.define('quick-exit', QuickExit);
