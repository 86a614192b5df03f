// <search-suggest>: suggestions below the search field while you type (the combobox of the ARIA
// Authoring Practices). The form works without it. It asks /zoeken/suggesties?q= and sends nothing
// else; what you type is not kept.
interface Suggestion {
  label: string;
  kind?: string;
  address?: string;
}

const pause = 150; // Milliseconds after the last key.
const most = 8;

class SearchSuggest extends HTMLElement {
  #field!: HTMLInputElement;
  #list!: HTMLUListElement;
  #status!: HTMLElement;
  #timer = 0;
  #asked = new AbortController();
  #active = -1;

  connectedCallback() {
    const field = this.querySelector<HTMLInputElement>('input[type=search]');
    if (!field || this.#list) return;
    this.#field = field;
    this.#list = document.createElement('ul');
    this.#list.className = 'suggest';
    this.#list.id = `${field.id}-suggesties`;
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Suggesties');
    this.#status = document.createElement('span');
    this.#status.className = 'visually-hidden';
    this.#status.setAttribute('role', 'status');
    field.after(this.#list, this.#status);
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-expanded', 'false');
    field.setAttribute('aria-controls', this.#list.id);
    field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), pause);
    });
    field.addEventListener('keydown', (event) => this.#key(event));
    field.addEventListener('blur', () => this.#close());
    // The field keeps the focus, so that choosing with a mouse is not stopped by its blur.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role=option]');
      if (option) this.#choose(option);
    });
  }

  async #ask() {
    const words = this.#field.value.trim();
    this.#asked.abort();
    if (words.length < 2) return this.#close();
    this.#asked = new AbortController();
    try {
      const answer = await fetch(`/zoeken/suggesties?q=${encodeURIComponent(words)}`, {
        signal: this.#asked.signal,
        headers: { accept: 'application/json' },
      });
      if (answer.ok) this.#show(((await answer.json()) as Suggestion[]).slice(0, most));
    } catch {
      // A newer question, or no network: the form still works.
    }
  }

  #show(suggestions: Suggestion[]) {
    this.#list.replaceChildren(
      ...suggestions.map(({ label, kind, address }, at) => {
        const option = document.createElement('li');
        option.className = 'suggest__option';
        option.id = `${this.#list.id}-${at}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.label = label;
        if (address) option.dataset.address = address;
        option.append(label);
        if (kind) {
          const small = document.createElement('span');
          small.className = 'suggest__kind';
          small.textContent = kind;
          option.append(' ', small);
        }
        return option;
      }),
    );
    this.#activate(-1);
    this.#list.hidden = suggestions.length === 0;
    this.#field.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.#status.textContent =
      suggestions.length === 1 ? '1 suggestie.' : `${suggestions.length || 'Geen'} suggesties.`;
  }

  #key(event: KeyboardEvent) {
    const options = this.#list.children.length;
    if (event.key === 'Escape' && !this.#list.hidden) {
      this.#close();
    } else if (event.key === 'ArrowDown' && options) {
      this.#activate((this.#active + 1) % options);
    } else if (event.key === 'ArrowUp' && options) {
      this.#activate(this.#active > 0 ? this.#active - 1 : options - 1);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      this.#choose(this.#list.children[this.#active] as HTMLElement);
    } else {
      return;
    }
    event.preventDefault();
  }

  #activate(at: number) {
    this.#active = at;
    [...this.#list.children].forEach((option, index) =>
      option.setAttribute('aria-selected', String(index === at)),
    );
    const option = this.#list.children[at];
    option?.scrollIntoView({ block: 'nearest' });
    this.#field.setAttribute('aria-activedescendant', option?.id ?? '');
  }

  #choose(option: HTMLElement) {
    const { label = '', address } = option.dataset;
    this.#close();
    if (address?.startsWith('/') && !address.startsWith('//')) {
      location.assign(address);
    } else {
      this.#field.value = label;
      this.#field.form?.requestSubmit();
    }
  }

  #close() {
    clearTimeout(this.#timer);
    this.#list.hidden = true;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
    this.#active = -1;
  }
}

customElements.define('search-suggest', SearchSuggest);
